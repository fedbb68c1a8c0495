import { count, digits } from '../words/count.ts'
import type { Messages } from '../words/messages.ts'

const answers = (n: number) => count(n, 'respuesta', 'respuestas')

/** Two questions of a story, some time after orientation, in Spanish. */
export const followUps: Messages['hr']['followUps'] = {
  title: 'Preguntas de seguimiento',
  lead: 'El personal recibe dos preguntas sobre una historia a las 2 semanas y a los 2, 6 y 11 meses de terminar la orientación. Las respuestas muestran qué recuerda y qué conviene repasar.',
  off: 'Las preguntas de seguimiento están desactivadas, así que no se envía nada.',
  turnOn: 'Activarlas en Recordatorios',

  repeatTitle: 'Qué repasar en la próxima reunión del equipo',
  repeatUnknown: 'Todavía no hay nada que mostrar. Cada paso aparece aquí cuando ya tiene cinco respuestas.',
  repeatNothing: 'Todas las respuestas fueron correctas, así que no hay nada en particular que repasar.',
  share: (percent, when, right, of) =>
    `${percent} de las respuestas fueron correctas ${when} (${right} de ${digits(of)})`,
  readAgain: 'Para repasar:',
  story: 'Historia para comentar:',
  practice: 'Hacer una práctica en equipo',

  tableTitle: 'Qué recuerda el personal',
  tableLead:
    'El porcentaje de respuestas correctas. Se suman las respuestas de todos los centros, en grupos de cinco. Ninguna página muestra quién respondió ni qué.',
  tableCaption: 'Respuestas correctas por paso, de las 2 semanas a los 11 meses',
  step: 'Paso',
  after: {
    '2-weeks': 'A las 2 semanas',
    '2-months': 'A los 2 meses',
    '6-months': 'A los 6 meses',
    '11-months': 'A los 11 meses',
  },
  when: {
    '2-weeks': 'a las 2 semanas',
    '2-months': 'a los 2 meses',
    '6-months': 'a los 6 meses',
    '11-months': 'a los 11 meses',
  },
  axis: {
    '2-weeks': '2 semanas',
    '2-months': '2 meses',
    '6-months': '6 meses',
    '11-months': '11 meses',
  },
  tooFew: 'Muy pocas para mostrar',
  rightOf: (right, of) => `${right} de ${answers(of)}`,
  round: 'Cuándo',
  right: 'Respuestas correctas',
  chartsTitle: 'Paso por paso',

  minute: {
    title: 'Un minuto',
    heading: 'Dos preguntas cortas',
    lead: 'Responder lleva cerca de un minuto. No es obligatorio, y sus respuestas se cuentan sin su nombre.',
    start: 'Empezar',
    open: 'Abrir las preguntas',
    place: (turn) => `Pregunta ${turn} de 2`,
    always: (scr) =>
      `En la vida real: si alguien está en peligro ahora, llame al 911. Avise de inmediato a la persona designada y asegúrese de que se llame al SCR al ${scr}.`,
    thanks: 'Eso es todo. Gracias. Puede cerrar esta página.',
    doneTitle: 'No tiene nada pendiente',
    used: 'Usted ya respondió estas preguntas. Gracias.',
    over: 'Este enlace venció o está incompleto. Usted no tiene que hacer nada, y no queda nada pendiente.',
  },

  mail: {
    subject: 'Dos preguntas cortas: un minuto',
    lead: (organization) =>
      `${organization} le envía dos preguntas cortas como parte de su capacitación. Toman cerca de un minuto y no hace falta iniciar sesión.`,
    start: 'Empiece aquí:',
    until: (day) => `El enlace sirve hasta el ${day}. No se envía ningún recordatorio.`,
    free: 'No es obligatorio responder. Sus respuestas se cuentan sin su nombre, y ninguna página muestra si respondió.',
    stop: 'Si no quiere recibir estos correos, desactívelos en su cuenta:',
  },

  own: {
    on: 'Algunas veces, durante el año siguiente a su orientación, usted recibe dos preguntas cortas. No es obligatorio responder, y sus respuestas se cuentan sin su nombre. Puede desactivarlas, y nadie más lo ve.',
    off: 'Usted desactivó las preguntas de seguimiento. Nadie más lo ve.',
    stop: 'Dejar de recibir estas preguntas',
    start: 'Volver a recibir estas preguntas',
    heldOn: 'Las preguntas de seguimiento están activadas.',
    heldOff: 'Usted desactivó las preguntas de seguimiento.',
  },
}
