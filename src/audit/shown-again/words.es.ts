import type { Messages } from '../../words/messages.ts'
import { digits } from '../../words/count.ts'

export const shown: Messages['hr']['personFile']['shown'] = {
  editionsTitle: 'Ediciones',
  editionsLead:
    'El servidor guarda el texto completo de cada edición del curso desde el primer día en que se mostró. ' +
    'El hash de ese texto identifica la edición: si el texto cambia, el hash también.',
  noEditions: 'Todavía no se ha guardado ninguna edición.',
  editionTitle: 'Una edición del curso',
  facts: (versions, date) => `${versions}. Guardada desde el ${date}`,
  hash: 'Código hash:',
  earlierForm:
    'Esta edición tiene un formato anterior. Sus lecciones se ven como se guardaron entonces, sin los datos de un centro.',
  lessons: 'Lecciones',
  lesson: (number, title) => `Lección ${number}: ${title}`,
  stories: 'Historias de práctica',
  others: 'Qué más hay en esta edición',
  questions: 'Preguntas y opciones',
  questionsLead:
    'Cada persona ve las opciones en su propio orden. En las lecciones, debajo de las opciones aparecen las explicaciones que cada persona leyó después de responder.',
  finalCheck: 'Prueba final',
  pass: {
    title: 'Cómo se aprueba la prueba final',
    rule: (right, of, topics) =>
      `Hay que acertar al menos ${right} de ${digits(of)} preguntas y los ${digits(topics)} temas indispensables:`,
    kept: 'Una prueba final que ya empezó conserva esta regla hasta terminar, aunque una edición posterior pida otra cosa.',
  },
  policy: 'La política y lo que se confirma',
  contacts: 'Contactos',
  siteChoice: 'Mostrar con los datos de',
  noSite: 'Ningún centro',
  site: (name, version, date) => `${name}, versión ${version} del ${date}`,
  asShown: 'Como se mostró',
  withSite: (site) => `Con los datos de ${site}.`,
  seenOn: (site, date) => `${site}, como la vio el personal el ${date}`,
  standIns:
    'Los datos del centro aparecen tal como se publicaron. Si ese día no estaba alguna de las personas que aparecen en los datos, en la lista de centros puede elegir lo que vio el personal.',
  thatDay: 'Cada página tiene los datos del centro que vio el personal al final de ese día.',
  withoutSite: 'Sin los datos de un centro.',
  anew: 'El texto es el que se guardó, pero el diseño es el de hoy. Desde esta página no se puede enviar nada.',
  asKept: 'Esta es la página que se guardó entonces. Desde ella no se puede enviar nada.',
  ways: 'Formas de ver esta página',
  paths: { full: 'Con todo el detalle', less: 'Con menos detalle' },
  onPaths: { full: 'con todo el detalle', less: 'con menos detalle' },
  onPath: (page, path) => `${page} (${path})`,
  storyStart: 'Antes de empezar',
  storyStep: (step) => `Paso ${step}`,
  storyReply: (step, choice) => `Paso ${step}, después de la opción ${choice}`,
  storyEnds: { right: 'El final, si se acierta todo a la primera', reread: 'El final, con un paso por leer de nuevo' },
  damaged: 'Esta edición está dañada',
  damagedText:
    'Una edición es el curso tal como era en un momento dado. La huella (hash) registrada no coincide con el texto que está guardado aquí. No mostramos el texto, porque quizá no sea lo que se mostró. ' +
    'Recupérelo de una copia de seguridad: el libro de registro identifica la edición por su hash, así que se puede saber cuál es el texto correcto.',
  notKept: 'Esta edición no está guardada aquí',
  notKeptText: 'El libro de registro la identifica por su hash, pero su texto no está en esta base de datos.',
  asked: 'Preguntas que le tocaron a esta persona',
  askedLead:
    'Las preguntas de una prueba final, con las opciones en el orden en que las vio esta persona. ' +
    'No guardamos lo que eligió ni marcamos qué opción es la correcta.',
  askedPlace: (place, of) => `Pregunta ${place} de ${digits(of)}`,
  askedAgain: (round) => `Otra vez, ronda ${round}`,
  askedFirst: 'La prueba',
  orderUnknown: 'No se sabe en qué orden estaban las opciones en esta ronda. Aquí aparecen en el orden de la edición.',
  toEdition: 'La edición completa',
}
