/** A string literal; whatever is not a plain character becomes the octal escapes of its UTF-8 bytes. */
export function cString(text: string): string {
  const characters = Array.from(new TextEncoder().encode(text), (byte) => {
    const character = String.fromCharCode(byte)
    return /[\w .,:;()+\-=/]/.test(character) ? character : `\\${byte.toString(8).padStart(3, '0')}`
  })
  return `"${characters.join('')}"`
}
