import { expect, test } from 'vitest'
import { threefry, threefryKey } from '../../src/math/threefry.ts'

/** Key, counter, random words: the known answers of Random123. */
const knownAnswers: readonly (readonly [string, string, string])[] = [
  ['00000000 00000000 00000000 00000000', '00000000 00000000 00000000 00000000', '9c6ca96a e17eae66 fc10ecd4 5256a7d8'],
  ['ffffffff ffffffff ffffffff ffffffff', 'ffffffff ffffffff ffffffff ffffffff', '2a881696 57012287 f6c7446e a16a6732'],
  ['a4093822 299f31d0 082efa98 ec4e6c89', '243f6a88 85a308d3 13198a2e 03707344', '59cd1dbb b8879579 86b5d00c ac8b6d84'],
]

test.each(knownAnswers)('Threefry-4x32-20 under key %s, counter %s', (key, counter, answer) => {
  const words = (text: string): Int32Array => Int32Array.from(text.split(' '), (word) => Number.parseInt(word, 16) | 0)
  const [k0, k1, k2, k3] = words(key)
  const out = words(counter)
  threefry(threefryKey(k0, k1, k2, k3), out)
  expect(out).toEqual(words(answer))
})
