"""Prints elementary.json: exp, tanh, sin and cos at points chosen to be hard, in high precision.

An entry is a string of hexadecimal digits: 16 for the bits of x; then for each value 16 for the bits of the nearest
double and 2 for how far the exact value lies from it, in 1/256 unit in the last place, plus 128. Entries of sincos
hold two values, sin x and cos x.
Usage: python3 make-elementary.py > elementary.json   (needs mpmath)
"""
import math
import random
import struct
from fractions import Fraction

import mpmath as mp

mp.mp.prec = 1400  # more than the 1024 bits of the largest argument and the 62 that cancel against pi / 2
POINTS = 3000
random.seed(20240611)


def bits(x):
    return struct.pack('>d', x).hex()


def rounded(value):
    """The double nearest to an mpf, subnormals included; math.inf beyond the range."""
    sign, mantissa, exponent, _ = value._mpf_
    try:
        magnitude = float(Fraction(mantissa) * Fraction(2) ** exponent)
    except OverflowError:
        magnitude = math.inf
    return -magnitude if sign else magnitude


def entry(value):
    """The digits of one value."""
    nearest = rounded(value)
    if math.isinf(nearest):
        return bits(nearest) + '80'
    following = math.nextafter(nearest, math.inf if value > nearest else -math.inf)
    offset = 0 if math.isinf(following) else (value - mp.mpf(nearest)) / abs(mp.mpf(following) - mp.mpf(nearest))
    return bits(nearest) + f'{128 + min(127, int(mp.nint(256 * offset))):02x}'


def steps(x, most):
    """A double within `most` units in the last place of x."""
    return math.ldexp(math.frexp(x)[0] + random.randint(-most, most) * 2.0 ** -53, math.frexp(x)[1])


def near(value):
    """The double nearest to an mpf, or one a little off."""
    return steps(float(value), random.choice([0, 0, 1, 3, 1000]))


def any_exponent(low, high):
    return random.choice([-1, 1]) * random.uniform(1, 2) * 2.0 ** random.randint(low, high)


def exp_points():
    uniform = random.uniform
    yield from (uniform(-745.2, 709.8) for _ in range(400))
    yield from (uniform(-1, 1) for _ in range(300))
    yield from (any_exponent(-1074, 8) for _ in range(500))
    # between two powers of two: where the reduced argument is largest, and where it vanishes
    yield from (near((random.randint(-1074, 1023) + mp.mpf(1) / 2) * mp.log(2)) for _ in range(500))
    yield from (near(random.choice([-1, 1]) * random.randint(1, 1022) * mp.log(2)) for _ in range(300))
    # subnormal values, among them near the middle of two
    yield from (uniform(-745.14, -708.39) for _ in range(300))
    middles = ((random.randint(0, 2 ** random.randint(1, 52)) + mp.mpf(1) / 2) * mp.mpf(2) ** -1074 for _ in range(300))
    yield from (near(mp.log(middle)) for middle in middles)
    # the last finite value and the last that is not zero
    yield from (steps(709.782712893384, 200) for _ in range(200))
    yield from (steps(-745.1332191019411, 200) for _ in range(200))


def tanh_points():
    uniform, sign = random.uniform, lambda: random.choice([-1, 1])
    yield from (uniform(-1, 1) for _ in range(500))
    yield from (uniform(-3, 3) for _ in range(500))
    yield from (uniform(-22, 22) for _ in range(300))
    yield from (any_exponent(-1074, 1023) for _ in range(500))
    # where small and large arguments part, exactly there and close by
    yield from (sign() * steps(0.55, random.choice([1, 100, 10 ** 6, 10 ** 12])) for _ in range(400))
    yield from (sign() * near((random.randint(1, 56) + mp.mpf(1) / 2) * mp.log(2) / 2) for _ in range(300))
    yield from (sign() * near(random.randint(2, 56) * mp.log(2) / 2) for _ in range(100))
    # where the value becomes 1
    yield from (sign() * uniform(18, 20.5) for _ in range(200))
    yield from (sign() * steps(20.0, 3) for _ in range(50))
    # around powers of two the unit in the last place changes
    yield from (sign() * near(mp.atanh(mp.mpf(2) ** -random.randint(1, 30))) for _ in range(150))


def closest_to_multiples():
    """For every power of two e, the m < 2^53 with m 2^e closest to a multiple of pi / 2, by continued fraction."""
    found = []
    for e in range(-50, 971):
        rest = mp.mpf(2) ** e * 2 / mp.pi
        before, m = 0, 1
        while True:
            fraction = rest - mp.floor(rest)
            rest = 1 / fraction
            following = int(mp.floor(rest)) * m + before
            if following >= 2 ** 53:
                break
            before, m = m, following
        x = mp.mpf(m) * mp.mpf(2) ** e
        found.append((abs(x * 2 / mp.pi - mp.nint(x * 2 / mp.pi)), math.ldexp(m, e)))
    return [x for _, x in sorted(found)]


def sincos_points():
    uniform, sign = random.uniform, lambda: random.choice([-1, 1])
    yield from (uniform(-math.pi, math.pi) for _ in range(400))
    yield from (uniform(-2.0 ** 20, 2.0 ** 20) for _ in range(300))
    yield from (any_exponent(-1074, 1023) for _ in range(500))
    yield from (sign() * x for x in closest_to_multiples()[:500])
    yield from (sign() * near(int(2 ** uniform(0, 19.3)) * mp.pi / 2) for _ in range(500))
    yield from (sign() * near(int(2 ** uniform(20, 62) * 2 ** random.randint(0, 960)) * mp.pi / 2) for _ in range(300))
    # between two quadrants
    yield from (sign() * near((int(2 ** uniform(0, 25)) + mp.mpf(1) / 2) * mp.pi / 2) for _ in range(300))
    # where the reduction changes its method, and the end of the range
    yield from (sign() * steps(2.0 ** 20, 20) for _ in range(150))
    yield from (sign() * 2.0 ** 1023 * uniform(1, 1.9999999) for _ in range(50))


def table(points, *functions):
    chosen = list(points())
    assert len(chosen) == POINTS, len(chosen)
    return ['"' + ''.join([bits(x)] + [entry(f(mp.mpf(x))) for f in functions]) + '"' for x in chosen]


tables = {
    'exp': table(exp_points, mp.exp),
    'tanh': table(tanh_points, mp.tanh),
    'sincos': table(sincos_points, mp.sin, mp.cos),
}
print('{\n' + ',\n'.join(f'"{name}": [\n' + ',\n'.join(entries) + '\n]' for name, entries in tables.items()) + '\n}')
