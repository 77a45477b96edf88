"""How text output is to look: how wide, and whether in colour. Decided once, by the command line."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Style:
    """`width` in terminal cells; `colour` whether escape sequences for colour may be written."""

    width: int = 80
    colour: bool = False

    def paint(self, text: str, code: str) -> str:
        """The text in a colour (an SGR code), where colour is wanted."""
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour else text
