import type { Messages } from '../../words/messages.ts'

/** The kit for people who bring a package into a learning system (LMS), in Spanish. */
export const kit: Messages['kit'] = {
  name: 'Carpeta para administración',
  skip: 'Saltar al contenido',
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
      'completed (completado), con un puntaje mínimo en el paquete. El LMS lo cambia a aprobado si el puntaje alcanza',
  },
  finishStatus: {
    passed: 'Aprobado (passed)',
    completed: 'Completado (completed)',
    'lms-decides': 'Aprobado (passed)',
  },
  noFinish: 'Ninguna. La persona recibe un código de comprobación.',
  answers: {
    results: 'Si cada respuesta de la prueba final es la indicada, pero no qué opción se eligió.',
    responses: 'Si cada respuesta de la prueba final es la indicada, y las letras de las opciones elegidas.',
  },
  evidence: {
    tried:
      'Importamos un paquete de este curso en una instalación en funcionamiento de este sistema e hicimos todo el curso',
    player:
      'Hicimos todo el curso de un paquete con el código del reproductor de este sistema, pero fuera del sistema completo',
    documented: 'No hemos probado ningún paquete en este sistema. Lo que decimos viene de documentos públicos',
    general: 'No hemos probado ningún paquete en este sistema. Lo que decimos es conocimiento general',
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

  blanks: {
    title: (count) =>
      `${count === 1 ? 'Falta 1 dato' : `Faltan ${count} datos`}, así que nadie puede terminar este paquete. No lo asigne.`,
    text: 'Faltan estos datos del centro, y por eso nadie puede confirmar la política. Pida a quien le envió el paquete otro que los tenga:',
  },

  otherLanguage: {
    title: 'En español',
    text: 'Si necesita estas páginas en español, pídalas a quien le envió el paquete.',
  },

  yourLms: 'su LMS',
  notThisPackage: (edition) => `Este paquete es ${edition}. No conocemos ninguna manera de usarlo en este LMS.`,
  selfTest: (ending) =>
    `Para la persona técnica: use una segunda cuenta de prueba que nunca haya abierto el curso. Abra la página de inicio del paquete con ${ending} al final de la dirección. La autoprueba intenta cada llamada al LMS, dice qué funciona y crea un archivo de soporte sin nombres.`,
  emailIn: (name) => `En ${name}`,
  noHour: 'Tampoco dice a qué hora fue.',

  transcript: {
    title: 'Transcripción',
    lead: 'Aquí está el texto de todas las páginas del curso, con los datos del centro. No dice qué respuestas son las indicadas. Eso solo lo dice la clave de respuestas para quien capacita.',
    detail:
      'El curso se puede leer con todo el detalle o con menos detalle. El texto con menos detalle de una sección aparece debajo de ella. Los pasos, las preguntas y el crédito son los mismos.',
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
    fits: 'Es la indicada',
    fitsNot: 'No es la indicada',
    place: (place) => `Lugar ${place}`,
    why: 'Por qué',
    practice: 'Práctica',
    final: 'Prueba final',
    mustKnow: (topic) => `Hay que saberlo: ${topic}`,
    questions: (lesson, title) => `Preguntas de la lección ${lesson}: ${title}`,
    exercises: 'Ejercicios de las lecciones',
    stories: 'Historias',
    next: 'Luego',
  },

  license: (organization) =>
    `Este paquete y esta carpeta se hicieron para ${organization}. Úselos dentro de esa organización y según lo acordado con quien se los dio. Contienen los teléfonos y las funciones de un solo centro, así que no los pase a otro centro como si fueran suyos. No son asesoría legal. Abajo está lo que hicieron otras personas, con sus condiciones.`,
}
