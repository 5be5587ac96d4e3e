"""What the names of files end with that hold applications; of any other name the content tells."""

CSV = "csv"
APPLICATION = ("json", "toml")
XLSX = "xlsx"
SHEETS = (CSV, XLSX)
