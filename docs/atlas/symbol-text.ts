const greek: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ...['alpha α', 'beta β', 'gamma γ', 'delta δ', 'epsilon ε', 'zeta ζ', 'eta η', 'theta θ', 'iota ι', 'kappa κ'],
    ...['lambda λ', 'mu μ', 'nu ν', 'xi ξ', 'rho ρ', 'sigma σ', 'tau τ', 'upsilon υ', 'phi φ', 'chi χ', 'psi ψ'],
    ...['omega ω', 'Gamma Γ', 'Delta Δ', 'Theta Θ', 'Lambda Λ', 'Xi Ξ', 'Pi Π', 'Sigma Σ', 'Phi Φ', 'Psi Ψ', 'Omega Ω'],
  ].map((pair) => pair.split(' ') as [string, string]),
)

/** A name as one reads it, without markup: theta12 becomes θ₁₂. */
export function symbolText(name: string): string {
  const [, stem, digits] = /^(.*?)_?(\d*)$/.exec(name)!
  if (stem === '') return name
  return (greek[stem] ?? stem) + [...digits].map((digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)]).join('')
}
