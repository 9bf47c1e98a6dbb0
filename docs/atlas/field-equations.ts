/** Equations of fields as LaTeX, by hand: a function of the grid has no text that could be typeset. By id. */
export const fieldEquations: Readonly<Record<string, readonly string[]>> = {
  burgers: ['u_t = -u u_x + \\mathrm{viscosity} \\, u_{xx}'],
  fitzHughNagumoField: [
    'u_t = \\mathrm{diffusivity} \\, u_{xx} + u \\left(1 - u\\right) \\left(u - a\\right) - v',
    'v_t = \\epsilon \\left(u - \\gamma v\\right)',
  ],
  ginzburgLandau: ['A_t = A + \\left(1 + i b\\right) A_{xx} - \\left(1 + i c\\right) \\left|A\\right|^2 A'],
  grayScott: [
    'u_t = \\mathrm{diffusivityU} \\, u_{xx} - u v^2 + \\mathrm{feed} \\left(1 - u\\right)',
    'v_t = \\mathrm{diffusivityV} \\, v_{xx} + u v^2 - \\left(\\mathrm{feed} + \\mathrm{kill}\\right) v',
  ],
  grayScottSquare: [
    'u_t = \\mathrm{diffusivityU} \\left(u_{xx} + u_{yy}\\right) - u v^2 + \\mathrm{feed} \\left(1 - u\\right)',
    'v_t = \\mathrm{diffusivityV} \\left(v_{xx} + v_{yy}\\right) + u v^2 - \\left(\\mathrm{feed} + \\mathrm{kill}\\right) v',
  ],
  heatEquation: ['u_t = \\mathrm{diffusivity} \\, u_{xx}'],
  kuramotoSivashinsky: ['u_t = -u u_x - u_{xx} - u_{xxxx}'],
  nonlinearSchrodinger: ['i \\psi_t = -\\frac{1}{2} \\psi_{xx} - g \\left|\\psi\\right|^2 \\psi'],
  waveEquation: ['u_t = v', 'v_t = \\mathrm{speed}^2 u_{xx}'],
}
