"""The page 交换: workbooks in with a preview and a way back, workbooks out; imports services and widgets."""
