"""Coefficients of assembly/elementary.ts and assembly/trigonometric.ts, by weighted Remez exchange.

Each fit minimises max |weight(x) * (p(x) - f(x))| on [0, b] in 60-digit arithmetic; the coefficients
are then rounded to double from the highest degree down, refitting the rest after each rounding.
Usage: python3 fit-coefficients.py
"""
import mpmath as mp

mp.mp.dps = 60


def extrema(error, b, count):
    grid = [b * (1 - mp.cos(mp.pi * i / 2000)) / 2 for i in range(2001)]
    values = [error(x) for x in grid]
    found = []
    for i in range(len(grid)):
        left = abs(values[i - 1]) if i > 0 else -1
        right = abs(values[i + 1]) if i + 1 < len(grid) else -1
        if abs(values[i]) >= left and abs(values[i]) >= right and values[i] != 0:
            if found and mp.sign(values[found[-1]]) == mp.sign(values[i]):
                if abs(values[i]) > abs(values[found[-1]]):
                    found[-1] = i
            else:
                found.append(i)
    while len(found) > count:
        found.pop(0 if abs(values[found[0]]) < abs(values[found[-1]]) else -1)
    return [grid[i] for i in found], max(abs(v) for v in values)


def remez(f, weight, b, free, fixed):
    """Minimax over the monomials x^i, i in free, beside the fixed ones {power: coefficient}."""
    n = len(free)
    nodes = [b * (1 - mp.cos(mp.pi * (i + mp.mpf(1) / 2) / (n + 1))) / 2 for i in range(n + 1)]
    worst = None
    for _ in range(40):
        a, rhs = mp.matrix(n + 1), mp.matrix(n + 1, 1)
        for r, x in enumerate(nodes):
            for c, power in enumerate(free):
                a[r, c] = x ** power
            a[r, n] = (-1) ** r / weight(x)
            rhs[r] = f(x) - sum(v * x ** p for p, v in fixed.items())
        s = mp.lu_solve(a, rhs)
        poly = dict(fixed)
        poly.update({power: s[c] for c, power in enumerate(free)})
        error = lambda x: weight(x) * (sum(v * x ** p for p, v in poly.items()) - f(x))
        nodes_new, worst = extrema(error, b, n + 1)
        if len(nodes_new) < n + 1:
            break
        nodes = nodes_new
        if abs(worst - abs(s[n])) < worst * mp.mpf(10) ** -6:
            break
    return poly, worst


def fit(name, f, weight, b, degree):
    fixed, worst = {}, None
    for power in range(degree + 1):
        free = list(range(power, degree + 1))
        poly, worst = remez(f, weight, b, free, fixed)
        fixed[power] = mp.mpf(float(poly[power]))
    error = max(abs(weight(x) * (sum(v * x ** p for p, v in fixed.items()) - f(x)))
                for x in [b * i / 5000 for i in range(1, 5001)])
    print(f'{name}: degree {degree}, weighted error {mp.nstr(error, 3)} = 2^{mp.nstr(mp.log(error, 2), 4)}')
    for power in range(degree + 1):
        print(f'  {float(fixed[power])!r}')


def series(f, g):
    """f away from 0, g (a Taylor series) near it, where f cancels."""
    return lambda x: g(x) if x < mp.mpf(10) ** -8 else f(x)


h = mp.log(2) / 2
# P(z) = (u coth u - 1) / z with z = u^2, for tanh and exp
coth = series(lambda z: (mp.sqrt(z) * mp.coth(mp.sqrt(z)) - 1) / z, lambda z: mp.mpf(1) / 3 - z / 45 + 2 * z ** 2 / 945)
weight = lambda z: z if z > 0 else mp.mpf(10) ** -30
fit('tanh: (u coth u - 1) / u^2, |u| <= 0.55', coth, weight, mp.mpf('0.5501') ** 2, 6)
fit('tanh: (u coth u - 1) / u^2, |u| <= 0.55', coth, weight, mp.mpf('0.5501') ** 2, 7)
fit('exp: (u coth u - 1) / u^2, |u| <= ln 2 / 4', coth, weight, (mp.mpf('0.5001') * h) ** 2, 3)
fit('exp: (u coth u - 1) / u^2, |u| <= ln 2 / 4', coth, weight, (mp.mpf('0.5001') * h) ** 2, 4)

b = (mp.pi / 4 * mp.mpf('1.0001')) ** 2
sine = series(lambda z: (mp.sin(mp.sqrt(z)) / mp.sqrt(z) - 1) / z, lambda z: -mp.mpf(1) / 6 + z / 120 - z ** 2 / 5040)
fit('(sin r / r - 1) / r^2', sine, lambda z: z if z > 0 else mp.mpf(10) ** -30, b, 5)
cosine = series(lambda z: (mp.cos(mp.sqrt(z)) - 1 + z / 2) / z ** 2, lambda z: mp.mpf(1) / 24 - z / 720 + z ** 2 / 40320)
fit('(cos r - 1 + r^2/2) / r^4', cosine, lambda z: z ** 2 if z > 0 else mp.mpf(10) ** -30, b, 5)


def split(name, value, bits):
    """Leading parts of the given numbers of bits, then a double of what is left."""
    print(name)
    for k in bits:
        scale = mp.mpf(2) ** (k - 1 - int(mp.floor(mp.log(abs(value), 2))))
        part = mp.floor(value * scale) / scale
        print(f'  {float(part)!r}  ({k} bits)')
        value -= part
    print(f'  {float(value)!r}')


split('ln 2 / 2', h, [42])
split('pi / 2', mp.pi / 2, [33, 33, 33])
print('2 / ln 2', repr(float(1 / h)), ' 2 / pi', repr(float(2 / mp.pi)))
bits = mp.floor(2 / mp.pi * mp.mpf(2) ** 1216) if mp.mp.dps > 400 else None
mp.mp.dps = 500
digits = int(mp.floor(2 / mp.pi * mp.mpf(2) ** (32 * 38)))
print('2 / pi in 32-bit words, most significant first')
print('  ' + ', '.join(f'0x{(digits >> (32 * (37 - i))) & 0xffffffff:08x}' for i in range(38)))
