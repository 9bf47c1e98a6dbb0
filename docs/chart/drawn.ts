import type { Figure } from '../../src/figure/figure.ts'

type Numbers = readonly (number | null)[]

/** What the figures of this library say of one trace; whatever else Plotly knows is not drawn. */
export interface Trace {
  readonly type: 'scatter' | 'scatter3d' | 'heatmap' | 'box'
  readonly mode?: string
  readonly name?: string
  readonly showlegend?: boolean
  readonly x?: Numbers
  readonly y?: Numbers
  readonly z?: Numbers | readonly Numbers[]
  readonly x0?: number
  readonly dx?: number
  readonly y0?: number
  readonly dy?: number
  /** 'x', 'x2', … */
  readonly xaxis?: string
  readonly yaxis?: string
  readonly line?: Stroke
  readonly marker?: Marker
  readonly fill?: string
  readonly fillcolor?: string
  readonly opacity?: number
  readonly colorscale?: readonly (readonly [number, string])[]
  readonly zmin?: number
  readonly zmax?: number
}

export interface Stroke {
  readonly color: string
  readonly width: number
  readonly dash?: string
}

export interface Marker {
  readonly color: string
  readonly size: number
  readonly opacity?: number
  readonly line?: Stroke
}

export interface AxisLook {
  readonly title?: { readonly text?: string }
  readonly type?: string
  /** Exponents on a logarithmic axis. */
  readonly range?: readonly [number, number]
  readonly domain?: readonly [number, number]
  readonly anchor?: string
  readonly nticks?: number
  readonly dtick?: number
  readonly tickvals?: Numbers
  readonly ticktext?: readonly string[]
  readonly tickfont?: { readonly color?: string }
  readonly showgrid?: boolean
  readonly scaleanchor?: string
}

export interface Shape {
  readonly xref?: string
  readonly yref?: string
  readonly x0: number
  readonly x1: number
  readonly y0: number
  readonly y1: number
  readonly line: Stroke
}

export interface Annotation {
  readonly text: string
  readonly xref?: string
  readonly yref?: string
  /** Exponents on a logarithmic axis. */
  readonly x: number
  readonly y: number
  readonly xanchor?: string
  readonly yanchor?: string
  readonly xshift?: number
  readonly font?: { readonly color?: string; readonly size?: number }
}

/** Three coordinates of a space. */
export interface Spot {
  readonly x: number
  readonly y: number
  readonly z: number
}

export interface Scene {
  readonly xaxis?: AxisLook
  readonly yaxis?: AxisLook
  readonly zaxis?: AxisLook
  readonly aspectmode?: string
  readonly camera?: { readonly eye?: Spot; readonly center?: Spot }
}

export function tracesOf(figure: Figure): readonly Trace[] {
  return figure.data as unknown as readonly Trace[]
}

/** The axis that traces call 'x', 'y2', …. */
export function axisLook({ layout }: Figure, key: string): AxisLook {
  return (layout[`${key[0]}axis${key.slice(1)}`] ?? {}) as AxisLook
}

export function shapesOf({ layout }: Figure): readonly Shape[] {
  return (layout.shapes ?? []) as readonly Shape[]
}

export function annotationsOf({ layout }: Figure): readonly Annotation[] {
  return (layout.annotations ?? []) as readonly Annotation[]
}
