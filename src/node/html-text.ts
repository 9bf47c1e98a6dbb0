/** Text that no page takes for markup, inside an element or a quoted attribute. */
export function htmlText(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  }
  return text.replace(/[&<>"']/g, (character) => entities[character])
}

/** Text to be read, not copied, safe as HTML: 1.5e-10 becomes 1.5×10⁻¹⁰. */
export function prose(text: string): string {
  return htmlText(text).replace(
    /(?<![\w.])(\d+(?:\.\d+)?)e([+-]?)0*(\d+)(?!\w|\.\w)/g,
    (_, mantissa: string, sign: string, exponent: string) => {
      const power = `10${sign === '-' ? '⁻' : ''}${[...exponent].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]).join('')}`
      return mantissa === '1' ? power : `${mantissa}×${power}`
    },
  )
}
