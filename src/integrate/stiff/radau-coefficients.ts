// Radau IIA with three stages, order 5: the collocation method at the zeros of the third Radau polynomial.
// Source: Hairer, Wanner, Solving Ordinary Differential Equations II, sections IV.5 and IV.8.

const root6 = Math.sqrt(6)
// Cube roots, correctly rounded; engines differ in the last place of `Math.cbrt`.
const root3 = 1.4422495703074083
const root9 = 2.080083823051904

export const nodes: readonly [number, number, number] = [(4 - root6) / 10, (4 + root6) / 10, 1]

/** The eigenvalues of A⁻¹: γ and α ± iβ. */
export const gamma: number = 3 + root9 - root3
export const alpha: number = 3 + (root3 - root9) / 2
export const beta: number = ((root3 + root9) * Math.sqrt(3)) / 2

/** T: columns are the real eigenvector of A⁻¹ and the real and the negative imaginary part of the one of α + iβ. */
export const fromEigenbasis: readonly (readonly [number, number, number])[] = [
  [0.09443876248897524, -0.1412552950209542, -0.030029194105147424],
  [0.2502131229653333, 0.2041293522937999, 0.3829421127572619],
  [1, 1, 0],
]

/** T⁻¹, so that T⁻¹ A⁻¹ T = [γ, 0, 0; 0, α, −β; 0, β, α]. */
export const toEigenbasis: readonly (readonly [number, number, number])[] = [
  [4.178718591551905, 0.32768282076106237, 0.5233764454994495],
  [-4.178718591551905, -0.32768282076106237, 0.4766235545005504],
  [-0.5028726349457869, 2.571926949855605, -0.5960392048282249],
]

/** The embedded method's end minus this one's is (h f(t, y) + Σ weightₖ zₖ) / γ; eq. 8.19 there. */
export const errorWeights: readonly [number, number, number] = [-(13 + 7 * root6) / 3, (-13 + 7 * root6) / 3, -1 / 3]
