"""Whether the texts this guide rests on are still where it says, with the words it quotes."""
