"""Whether something holds: small functions of facts and the values of a wording."""
