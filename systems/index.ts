export { lorenz63 } from './chaos/lorenz63.ts'
export { lotkaVolterra } from './ecology/lotka-volterra.ts'
export { henon } from './maps/henon.ts'
export { pendulum } from './mechanics/pendulum.ts'
