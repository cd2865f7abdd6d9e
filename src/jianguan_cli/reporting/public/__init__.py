"""公开版: values cut before any report is made, and the files searched for leaks afterwards."""
