import type { Messages } from '../../words/messages.ts'

export const completionRows: Messages['hr']['credits']['rows'] = {
  outcome: {
    ready: 'Se puede reconocer',
    review: 'Para que usted decida',
    rejected: 'No corresponde a nadie del registro',
    same: 'Ya está en el registro',
    'not-complete': 'Sin terminar',
    refused: 'No se puede reconocer',
  },
  reason: {
    'name-only': 'Solo coincide el nombre. Diga quién es.',
    'no-name': 'Solo coincide el número de empleado, y el archivo no trae el nombre. Diga quién es.',
    several: 'Varias personas coinciden. Diga quién es.',
    'different-people': 'El número de empleado y el correo son de personas distintas. Diga quién es.',
    'names-differ': 'El número o el correo coincide, pero el nombre es otro. Diga quién es.',
    'credited-before': 'Ya está registrada una orientación de ese día, hecha en otro sistema de aprendizaje.',
    'credited-since': 'Ya está registrada una orientación terminada después de que empezó esta.',
    'completed-here': 'La persona terminó el curso aquí ese día.',
    'twice-in-file': 'Una fila anterior dice lo mismo.',
    nobody:
      'Nadie en el registro tiene este número de empleado, correo o nombre. Agregue primero a la persona o corrija la fila.',
    'nothing-to-match': 'La fila no tiene número de empleado, correo ni nombre.',
    'no-day': 'La fila no dice qué día se terminó el curso.',
    'mark-needed':
      'La fila tiene un puntaje, pero no indica si se terminó el curso. Confirme en “Cambiar las opciones” el puntaje mínimo para aprobar en este archivo.',
    'day-needed':
      'La fila no dice qué día se terminó el curso, solo el último día en que se abrió. En “Cambiar las opciones” puede dejar que cuente ese día.',
    'day-unreadable': 'No se puede leer la fecha.',
    future: 'La fecha en que se terminó el curso todavía no ha llegado.',
    'before-employment': 'El curso se terminó antes del primer día de trabajo aquí.',
    'status-unknown': 'No se reconoce la palabra que indica el estado. Indique qué significa al elegir las columnas.',
    'score-unreadable': 'El puntaje no es un número de 0 a 100.',
    'minutes-unreadable': 'Los minutos no son un número entero de 1 a 1000.',
    'language-unknown': 'No se reconoce el idioma. Use un código, como “en” o “es”.',
    'code-unreadable':
      'El código de comprobación no es de ninguno de nuestros paquetes. Es posible que tenga un error de escritura.',
    'code-differs': 'El código de comprobación tiene un día o un puntaje distinto al de la fila.',
  },
  cell: (text) => `La celda dice: ${text}`,
  credited: (date, course) => `${date}, curso ${course}`,
  score: (n) => `puntaje ${n} de 100`,
  candidates: 'Puede ser',
}
