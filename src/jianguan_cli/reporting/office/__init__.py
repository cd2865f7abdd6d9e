"""Files for office programs: Word, Excel, CSV, iCalendar; the same content gives the same bytes."""
