/** A `tel:` link for a number as people type it; ten digits are a US number. */
export function telHref(phone: string): string {
  const [main = '', extension] = phone.split(/x|ext\.?/i)
  const digits = main.replaceAll(/[^\d+]/g, '')
  const number = /^\d{10}$/.test(digits) ? `+1${digits}` : /^1\d{10}$/.test(digits) ? `+${digits}` : digits
  return extension === undefined ? `tel:${number}` : `tel:${number};ext=${extension.replaceAll(/\D/g, '')}`
}
