"""The colours of a drawing on a dark ground: each keeps its hue, and light and dark change places.

A drawing carries both. Its own colours stand in it as ever; a style sheet of a few lines holds those for a dark ground, and the
browser takes them where the page around it is dark. Lightness is that of OKLab, in which equal steps look equal.
"""

import re
from functools import cache

# What white becomes, and what the ink of words becomes: soft enough not to glare.
GROUND_LIGHTNESS, INK_LIGHTNESS = 0.23, 0.95
DARKEST_INK = 0.22
COLOUR = re.compile(r'(fill|stroke)="(#[0-9a-f]{6})"')


def dark_style(svg: str) -> str:
    """The style sheet that gives a drawing its colours on a dark ground.

    Parameters
    ----------
    svg : str
        The drawing, with its colours as attributes such as ``fill="#ffffff"``.

    Returns
    -------
    str
        An SVG ``<style>`` element; a colour that the drawing has not is not in it.
    """
    rules = (f'[{name}="{colour}"]{{{name}:{on_dark(colour)}}}' for name, colour in sorted(set(COLOUR.findall(svg))))
    return f"<style>@media(prefers-color-scheme:dark){{{''.join(rules)}}}</style>"


@cache
def on_dark(colour: str) -> str:
    """A colour such as ``#1f4e79`` as it is drawn on a dark ground."""
    lightness, green_red, blue_yellow = _to_oklab([_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5)])
    turned = GROUND_LIGHTNESS + (1 - lightness) * (INK_LIGHTNESS - GROUND_LIGHTNESS) / (1 - DARKEST_INK)
    return _within_reach(min(turned, INK_LIGHTNESS), green_red, blue_yellow)


def _within_reach(lightness: float, green_red: float, blue_yellow: float) -> str:
    # Less colourful until a screen can show it; grey always can be.
    for tenths in range(10, -1, -1):
        light = _from_oklab(lightness, green_red * tenths / 10, blue_yellow * tenths / 10)
        if all(-0.001 <= part <= 1.001 for part in light):
            break
    return "#" + "".join(f"{round(255 * _gamma(min(max(part, 0.0), 1.0))):02x}" for part in light)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _gamma(part: float) -> float:
    return 12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055


def _to_oklab(light: list[float]) -> tuple[float, float, float]:
    red, green, blue = light
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def _from_oklab(lightness: float, green_red: float, blue_yellow: float) -> tuple[float, float, float]:
    long = (lightness + 0.3963377774 * green_red + 0.2158037573 * blue_yellow) ** 3
    middle = (lightness - 0.1055613458 * green_red - 0.0638541728 * blue_yellow) ** 3
    short = (lightness - 0.0894841775 * green_red - 1.2914855480 * blue_yellow) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
