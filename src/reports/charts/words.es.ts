import type { Messages } from '../../words/messages.ts'

export const charts: Messages['hr']['charts'] = {
  open: 'Guardar o copiar esta gráfica',
  svg: 'Guardar como SVG',
  png: 'Guardar como PNG',
  copy: 'Copiar como imagen',
  copied: 'Copiada. Ya puede pegarla en un documento.',
  saved: 'Guardada como PNG.',
  failed: 'Aquí no funcionó. Use “Guardar como SVG”.',
  source: (organization, date, time) =>
    `Fuente: registros de orientación de ${organization}. Gráfica hecha el ${date}, ${time}.`,
  filters: (list) => `Filtros: ${list}.`,
}
