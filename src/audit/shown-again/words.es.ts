import type { Messages } from '../../words/messages.ts'

export const shown: Messages['hr']['personFile']['shown'] = {
  editionsTitle: 'Lo que se mostró',
  editionsLead:
    'Cada edición del curso se guarda completa, bajo un hash de su texto, desde el primer día en que se mostró. ' +
    'Un texto distinto tiene otro hash.',
  noEditions: 'Todavía no se ha guardado ninguna edición.',
  editionTitle: 'Una edición del curso',
  facts: (versions, date) => `${versions}. Guardada desde el ${date}`,
  hash: 'Huella (hash):',
  earlierForm:
    'Esta edición tiene una forma anterior. Sus lecciones están como se guardaron entonces, sin los datos de un centro.',
  lessons: 'Lecciones',
  lesson: (number, title) => `Lección ${number}: ${title}`,
  stories: 'Historias de práctica',
  others: 'También en esta edición',
  questions: 'Preguntas y opciones',
  questionsLead:
    'Cada persona ve las opciones en su propio orden. Debajo de las opciones de las lecciones está lo que se dijo después de responder.',
  finalCheck: 'Prueba final',
  policy: 'La política y lo que se confirma',
  contacts: 'Contactos',
  siteChoice: 'Mostrar con los datos de',
  noSite: 'Ningún centro',
  site: (name, version, date) => `${name}, versión ${version} del ${date}`,
  asShown: 'Como se mostró',
  withSite: (site) => `Con los datos de ${site}.`,
  withoutSite: 'Sin los datos de un centro.',
  anew: 'Las palabras son las que se guardaron; el aspecto es el de hoy. Desde esta página no se puede enviar nada.',
  asKept: 'La página es la que se guardó entonces. Desde ella no se puede enviar nada.',
  ways: 'Maneras de ver esta página',
  paths: { full: 'Con todo el detalle', less: 'Con menos detalle' },
  onPaths: { full: 'con todo el detalle', less: 'con menos detalle' },
  onPath: (page, path) => `${page} (${path})`,
  storyStart: 'Antes de empezar',
  storyStep: (step) => `Paso ${step}`,
  storyReply: (step, choice) => `Paso ${step}, después de la opción ${choice}`,
  storyEnds: { right: 'El final, si se acertó a la primera', reread: 'El final, con un paso por releer' },
  damaged: 'Esta edición está dañada',
  damagedText:
    'El texto guardado no es el texto del que se hizo este hash. No se muestra, porque quizá no es lo que vio la gente. ' +
    'Recupérelo de una copia de seguridad: el registro nombra la edición por su hash, así que se puede saber cuál es el texto correcto.',
  notKept: 'Esta edición no está guardada aquí',
  notKeptText: 'El registro la nombra por su hash, pero su texto no está en esta base de datos.',
  asked: 'Preguntas que se hicieron',
  askedLead:
    'Las preguntas de una prueba final, con las opciones en el orden en que las vio esta persona. ' +
    'No se guarda lo que eligió ni se marca qué opción es la correcta.',
  askedPlace: (place, of) => `Pregunta ${place} de ${of}`,
  askedAgain: (round) => `Preguntadas otra vez, ronda ${round}`,
  askedFirst: 'La prueba',
  orderUnknown: 'No se conoce el orden de las opciones en esta ronda. Están como en la edición.',
  toEdition: 'La edición completa',
}
