/** Hands the visitor a file. */
export function saveFile(name: string, content: Uint8Array | string): void {
  const link = document.createElement('a')
  link.download = name
  link.href = URL.createObjectURL(new Blob([content as BlobPart]))
  link.click()
  // Not at once: some browsers read it later.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

/** An SVG as a PNG of twice its size. */
export async function savePng(name: string, svg: string, width: number, height: number): Promise<void> {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  ;[canvas.width, canvas.height] = [2 * width, 2 * height]
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (blob) saveFile(name, new Uint8Array(await blob.arrayBuffer()))
}
