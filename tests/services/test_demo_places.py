from __future__ import annotations

from random import Random

import pytest

from retiree_desk.domain import phones
from retiree_desk.domain.terms import Residence
from retiree_desk.services import demo_places


@pytest.mark.parametrize(("people", "count"), [(1, 1), (100, 2), (720, 18), (7250, 18), (300_000, 18)])
def test_so_many_people_fill_so_many_areas(people: int, count: int) -> None:
    assert len(demo_places.areas(people)) == count
    assert demo_places.buildings_in_area(people) >= 1


def test_a_flat_in_the_city_has_a_building_in_an_area_and_its_address_names_both() -> None:
    rng = Random(1)
    for _place in range(200):
        home = demo_places.in_city(rng, 7250)
        assert home.residence is Residence.CITY
        assert home.area.removesuffix("片区") in home.address
        assert home.building in home.address
        assert len(home.postcode) == 6


@pytest.mark.parametrize("residence", [Residence.PROVINCE, Residence.OTHER_PROVINCE, Residence.ABROAD])
def test_who_lives_away_has_no_area(residence: Residence) -> None:
    home = demo_places.away(Random(1), residence)
    assert (home.area, home.building) == ("", "")
    assert bool(home.country) == (residence is Residence.ABROAD)


def test_telephones_are_well_formed_and_nobodys() -> None:
    rng = Random(1)
    for _place in range(200):
        mobile, landline = demo_places.mobile(rng), demo_places.landline(rng)
        assert mobile.startswith("154")
        assert landline.startswith("0960-")
        assert phones.clean(mobile) == mobile
        assert phones.clean(landline) == landline


def test_stations_and_party_branches_are_paths() -> None:
    assert demo_places.station_of("桃园片区") == "离退休人员服务中心/桃园管理站"
    assert demo_places.station_of("") == "离退休人员服务中心"
    assert demo_places.party_branch_of("桃园片区", 3) == "离退休党委/桃园第二党支部"
    assert demo_places.party_branch_of("", 2) == "离退休党委/异地第一党支部"
