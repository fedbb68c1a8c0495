/** Charts as pictures, to put into a document. */
export const charts = {
  open: 'More for this chart',
  svg: 'Save as SVG',
  png: 'Save as PNG',
  copy: 'Copy as a picture',
  copySvg: 'Copy as SVG',
  copied: 'Copied. You can paste it into a document.',
  copiedSvg: 'Copied as SVG code. You can paste it into a drawing program or a text file.',
  saved: 'Saved as PNG.',
  failed: 'That didn’t work here. Use “Save as SVG” instead.',
  source: (organization: string, date: string, time: string) =>
    `Source: orientation records of ${organization}. Chart made on ${date} at ${time}.`,
  filters: (list: string) => `Filters: ${list}.`,
}
