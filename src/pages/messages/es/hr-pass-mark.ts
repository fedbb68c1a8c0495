import { count } from '../count.ts'
import type { Messages } from '../messages.ts'

export const passMark: Messages['hr']['passMark'] = {
  judged: (n) => `El mínimo para aprobar fue valorado por ${count(n, 'persona', 'personas')}`,
  judgedMark: (mark, of) => `${mark.toFixed(1)} de ${of}, según su valoración. No cambia nada en quién aprueba`,
}
