import type { Messages } from '../../words/messages.ts'

/** The kit for people who bring a package into a learning system (LMS), in Spanish. */
export const kit: Messages['kit'] = {
  name: 'Carpeta para administración',
  skip: 'Ir al contenido',
  back: 'Primera página de la carpeta',
  footer: (organization, site, course, policy) =>
    `${organization}, ${site}. Versión del curso ${course}, versión de la política ${policy}.`,
  madeOn: (date) => `Fecha: ${date}.`,
  editions: {
    scorm12: 'SCORM 1.2',
    'scorm2004-3': 'SCORM 2004, 3.ª edición',
    'scorm2004-4': 'SCORM 2004, 4.ª edición',
    cmi5: 'cmi5',
    web: 'Páginas web, sin LMS',
  },
  languages: { en: 'inglés', es: 'español' },
  finish: {
    passed: 'passed (aprobado)',
    completed: 'completed (completado)',
    'lms-decides':
      'completed (completado), con un puntaje mínimo en el paquete. El LMS lo cambia a aprobado si el puntaje es suficiente',
  },
  finishStatus: {
    passed: 'Aprobado (passed)',
    completed: 'Completado (completed)',
    'lms-decides': 'Aprobado (passed)',
  },
  noFinish: 'Nada. La persona recibe un código de comprobación.',
  answers: {
    results: 'Si cada respuesta de la prueba final es correcta, pero no qué opción se eligió.',
    responses: 'Si cada respuesta de la prueba final es correcta, y las letras de las opciones elegidas.',
  },
  evidence: {
    tried:
      'Importamos un paquete de este curso en una instalación en funcionamiento de este sistema y tomamos el curso completo',
    player:
      'Tomamos el curso completo desde un paquete, con el mismo reproductor que usa este sistema, pero sin el resto del sistema',
    documented: 'No hemos probado ningún paquete en este sistema. Lo que decimos viene de documentos públicos',
    general: 'No hemos probado ningún paquete en este sistema. Lo que decimos se basa en conocimientos generales',
  },

  facts: {
    file: 'Archivo del paquete',
    checksum: 'Suma de comprobación (SHA-256)',
    size: 'Tamaño',
    edition: 'Edición',
    finish: 'Estado final',
    answers: 'Respuestas que se envían',
    languages: 'Idiomas',
    course: 'Versión del curso',
    policy: 'Versión de la política',
    mark: 'Datos del centro',
    preset: 'Qué elegir',
    others: 'También acepta',
    limit: 'Límites',
    checkedOn: 'Consultado el',
    evidence: 'Cómo lo sabemos',
    source: 'Fuente',
  },
  size: (kilobytes) => `${kilobytes} KB`,
  preset: (edition, finish) => `${edition}. Estado final: ${finish}.`,
  mark: (mark) => `marca ${mark}`,
  noLimit: 'No hemos averiguado si hay límites.',

  update: {
    title: 'Este paquete es una actualización, no el curso',
    paragraphs: (from, version) => [
      `Es para el personal que terminó su orientación con la versión ${from} de la política. Lo pone al día con la versión ${version}: el texto anterior y el nuevo, unas preguntas y la política para confirmar.`,
      'No reemplaza el curso. Deje el curso para el personal nuevo y para quien tenga que renovar, y ponga este paquete al lado. Nadie pierde lo que ya terminó.',
      'No tiene lecciones ni prueba final, solo preguntas sobre el cambio. Cada una debe responderse bien una vez, así que el puntaje siempre es 100. El código de comprobación del final indica la versión de la política.',
    ],
  },
  fullRun: { course: 'cerca de una hora', update: 'unos diez minutos' },
  blanks: {
    title: (count) =>
      `${count === 1 ? 'Falta 1 dato' : `Faltan ${count} datos`}, así que nadie puede terminar este paquete. No lo asigne.`,
    text: 'Faltan estos datos del centro, y por eso nadie puede confirmar la política. Pida a quien le envió este paquete que le mande uno nuevo con los datos:',
  },

  otherLanguage: {
    title: 'En español',
    text: 'Si necesita estas páginas en español, pídalas a quien le envió el paquete.',
  },

  yourLms: 'su LMS',
  notThisPackage: (edition) => `Este paquete es ${edition}. No conocemos ninguna manera de usarlo en este LMS.`,
  selfTest: (ending) =>
    `Para quien se encarga de la parte técnica: use una segunda cuenta de prueba que nunca haya abierto el curso. Abra la página de inicio del paquete con ${ending} al final de la dirección. La prueba del LMS intenta cada llamada al LMS, indica qué funciona y crea un archivo de soporte sin nombres.`,
  emailIn: (name) => `En ${name}`,
  noHour: 'Tampoco dice a qué hora fue.',

  transcript: {
    title: 'Transcripción',
    lead: 'Aquí está el texto de todas las páginas del curso, con los datos del centro. No indica qué respuestas son correctas: solo lo indica la clave de respuestas para quien capacita.',
    updateLead:
      'Aquí está el texto de todas las páginas de la actualización, con los datos del centro. No indica qué respuestas son correctas.',
    detail:
      'Cada texto se puede leer con todo el detalle o con menos. En cada sección, el texto con menos detalle aparece debajo del completo. Los pasos, las preguntas y el crédito son los mismos.',
    contents: 'Contenido',
    before: 'Antes de empezar',
    lessons: (number, title) => `Lección ${number}. ${title}`,
    less: 'Con menos detalle',
    questions: 'Preguntas',
    practice: 'Práctica',
    final: 'Para la prueba final',
    story: (title) => `Historia: ${title}`,
    guide: 'Guía de decisión',
    policy: 'Política',
    contacts: 'Contactos',
    exercise: 'Ejercicio',
    places: 'Grupos para clasificar',
    ending: 'Al final',
    care: 'Cuídese',
  },

  key: {
    title: 'Clave de respuestas',
    lead: 'Esta clave es solo para quien capacita. No la ponga donde puedan encontrarla quienes toman el curso. No es parte de la carpeta para administración.',
    fits: 'Correcta',
    fitsNot: 'No es correcta',
    place: (place) => `Lugar ${place}`,
    why: 'Por qué',
    practice: 'Práctica',
    final: 'Prueba final',
    mustKnow: (topic) => `Indispensable: ${topic}`,
    questions: (lesson, title) => `Preguntas de la lección ${lesson}: ${title}`,
    exercises: 'Ejercicios de las lecciones',
    stories: 'Historias',
    next: 'Luego',
  },

  license: (organization) =>
    `Este paquete y esta carpeta se crearon para ${organization}. Úselos dentro de esa organización y según lo acordado con quien se los entregó. Contienen los teléfonos y las funciones de un solo centro, así que no los pase a otro centro como si fueran los datos de ese centro. No son asesoría legal. Abajo aparecen las partes que crearon otras personas, con sus condiciones.`,
}
