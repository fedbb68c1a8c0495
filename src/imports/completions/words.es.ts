import type { Messages } from '../../words/messages.ts'

export const completionRows: Messages['hr']['credits']['rows'] = {
  outcome: {
    ready: 'Lista para reconocer',
    review: 'Para que usted decida',
    rejected: 'No es de nadie de aquí',
    same: 'Ya está en el registro',
    'not-complete': 'Sin terminar',
    refused: 'No se puede reconocer',
  },
  reason: {
    'name-only': 'Solo coincide el nombre. Diga quién es.',
    'no-name': 'Solo coincide el número de personal, y el archivo no trae el nombre. Diga quién es.',
    several: 'Varias personas coinciden. Diga quién es.',
    'different-people': 'El número de personal y el correo son de personas distintas. Diga quién es.',
    'names-differ': 'El número o el correo coincide, pero el nombre es otro. Diga quién es.',
    'credited-before': 'Ya está registrada una orientación de ese día, hecha en otro sistema de aprendizaje.',
    'credited-since': 'Ya está registrada una orientación terminada después de que empezó esta.',
    'completed-here': 'La persona terminó el curso aquí ese día.',
    'twice-in-file': 'Una línea anterior dice lo mismo.',
    nobody:
      'Nadie en el registro tiene este número de personal, correo o nombre. Agregue primero a la persona o corrija la línea.',
    'nothing-to-match': 'La línea no tiene número de personal, correo ni nombre.',
    'no-day': 'La línea no tiene el día en que se terminó.',
    'mark-needed':
      'La línea tiene un puntaje, pero nada más que diga que se terminó. Confirme en “Cambiar las opciones” el puntaje mínimo para aprobar en este archivo.',
    'day-needed':
      'La línea no tiene el día en que se terminó, solo el último día en que se abrió el curso. En “Cambiar las opciones” puede dejar que cuente ese día.',
    'day-unreadable': 'No se puede leer el día en que se terminó.',
    future: 'El día en que se terminó es una fecha futura.',
    'before-employment': 'El día en que se terminó es anterior al primer día de trabajo aquí.',
    'status-unknown': 'No se conoce la palabra del estado. Indique qué significa al elegir las columnas.',
    'score-unreadable': 'El puntaje no es un número de 0 a 100.',
    'minutes-unreadable': 'Los minutos no son un número entero de 1 a 1000.',
    'language-unknown': 'No se conoce el idioma. Use un código como en o es.',
    'code-unreadable':
      'El código de comprobación no es de ninguno de nuestros paquetes. Es posible que tenga un error de escritura.',
    'code-differs': 'El código de comprobación tiene un día o un puntaje distinto al de la línea.',
  },
  cell: (text) => `En el archivo: ${text}`,
  credited: (date, course) => `${date}, curso ${course}`,
  score: (n) => `puntaje ${n} de 100`,
  candidates: 'Puede ser',
}
