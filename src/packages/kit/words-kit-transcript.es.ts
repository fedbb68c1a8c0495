import type { Messages } from '../../words/messages.ts'

/** The whole course as text, for those who read or review it outside of the course, in Spanish. */
export const kitTranscript: Messages['kit']['transcript'] = {
  title: 'Transcripción',
  lead: 'Cada página del curso como texto, con los datos del centro. No dice qué respuestas son las indicadas: eso está en la clave para quien capacita.',
  detail:
    'El curso se puede leer con todo el detalle o con menos detalle. Los pasajes de la versión con menos detalle están debajo de la sección a la que pertenecen. Los pasos, las preguntas y el crédito son los mismos.',
  contents: 'Contenido',
  language: (name) => `En ${name}`,
  before: 'Antes de empezar',
  lessons: (number, title) => `Lección ${number}. ${title}`,
  less: 'Con menos detalle',
  questions: 'Preguntas',
  practice: 'Práctica',
  final: 'Para la prueba final',
  story: (title) => `Historia: ${title}`,
  stories: 'Historias',
  guide: 'Guía de decisión',
  policy: 'Política',
  contacts: 'Contactos',
  exercise: 'Ejercicio',
  choices: 'Opciones',
  places: 'Lugares para ordenar',
  ending: 'Al final',
  care: 'Cuídese',
}
