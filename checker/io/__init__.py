"""What commands, the page's requests and the schemas share: intake, output and their parts."""
