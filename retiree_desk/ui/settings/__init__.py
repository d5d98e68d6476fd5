"""The page 设置: looks, people and passwords, backups, operations, checks; imports services and widgets."""
