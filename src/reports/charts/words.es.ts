import { ended } from '../../words/hour.ts'
import type { Messages } from '../../words/messages.ts'

export const charts: Messages['hr']['charts'] = {
  open: 'Más opciones para esta gráfica',
  svg: 'Guardar como SVG',
  png: 'Guardar como PNG',
  copy: 'Copiar como imagen',
  copySvg: 'Copiar como SVG',
  copied: 'Copiada. Ya puede pegarla en un documento.',
  copiedSvg: 'Copiada como código SVG. Ya puede pegarla en un programa de dibujo o en un archivo de texto.',
  saved: 'Guardada como PNG.',
  failed: 'No se pudo hacer en este navegador. Use “Guardar como SVG”.',
  source: (organization, date, time) =>
    ended(`Fuente: registros de orientación de ${organization}. Gráfica creada el ${date}, ${time}`),
  filters: (list) => `Filtros: ${list}.`,
}
