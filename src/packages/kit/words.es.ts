import type { Messages } from '../../words/messages.ts'

/** The kit for people who bring a package into a learning system (LMS), in Spanish. */
export const kit: Messages['kit'] = {
  name: 'Carpeta para administración',
  skip: 'Saltar al contenido',
  back: 'Primera página de la carpeta',
  footer: (organization, site, course, policy) =>
    `${organization}, ${site}. Versión del curso ${course}, versión de la política ${policy}.`,
  madeOn: (date) => `Hecho el ${date}.`,
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
      'completed (completado), con un puntaje mínimo en el paquete: el LMS lo vuelve aprobado según el puntaje',
  },
  finishStatus: {
    passed: 'Aprobado (passed)',
    completed: 'Completado (completed)',
    'lms-decides': 'Aprobado (passed)',
  },
  noFinish: 'Ninguna. La persona recibe un código de comprobación.',
  answers: {
    results: 'Por cada pregunta de la prueba final, si la respuesta es la indicada. No dice qué opción se eligió.',
    responses:
      'Por cada pregunta de la prueba final, si la respuesta es la indicada, y las letras de las opciones elegidas.',
  },
  evidence: {
    tried: 'Un paquete de este curso se importó en un sistema en marcha con este nombre y se hizo hasta el final',
    player:
      'Un paquete de este curso se hizo hasta el final con el código del reproductor de este sistema, fuera del sistema completo',
    documented: 'No probado con este paquete. Tomado de documentos públicos',
    general: 'No probado con este paquete. Conocimiento general',
  },

  facts: {
    file: 'Archivo del paquete',
    checksum: 'Suma de comprobación (SHA-256)',
    size: 'Tamaño',
    edition: 'Edición',
    finish: 'Palabra final',
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
  preset: (edition, finish) => `${edition}. Palabra final: ${finish}.`,
  mark: (mark) => `marca ${mark}`,
  noLimit: 'No hemos buscado límites.',

  blanks: {
    title: (count) =>
      `${count === 1 ? 'Falta 1 dato' : `Faltan ${count} datos`}: nadie puede terminar este paquete. No lo asigne.`,
    text: 'Faltan estos datos del centro, y por eso no se puede confirmar la política. Pida a quien le envió el paquete uno que los tenga:',
  },

  otherLanguage: {
    title: 'En español',
    text: 'Para tener estas páginas en español, pídalas a quien le envió el paquete.',
  },

  yourLms: 'su LMS',
  notThisPackage: (edition) => `Este paquete es ${edition}. No conocemos una manera de usarlo en este LMS.`,
  selfTest: (ending) =>
    `Para la persona técnica: con una segunda cuenta de prueba que nunca haya abierto el curso, abra la página de inicio del paquete con ${ending} al final de su dirección. Prueba cada llamada al LMS, dice qué funciona y hace un archivo de apoyo sin nombres.`,
  emailIn: (name) => `En ${name}`,
  noHour: 'Sin la hora.',

  transcript: {
    title: 'Transcripción',
    lead: 'Cada página del curso como texto, con los datos del centro. No dice qué respuestas son las indicadas: eso está en la clave para quien capacita.',
    detail:
      'El curso se puede leer con todo el detalle o con menos detalle. Los pasajes de la versión con menos detalle están debajo de la sección a la que pertenecen. Los pasos, las preguntas y el crédito son los mismos.',
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
    places: 'Lugares para ordenar',
    ending: 'Al final',
    care: 'Cuídese',
  },

  key: {
    title: 'Clave para quien capacita',
    lead: 'Solo para quien capacita. No la ponga donde la encuentren participantes. No es parte de la carpeta para administración.',
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
    `Este paquete y esta carpeta se hicieron para ${organization}. Úselos dentro de esa organización y según lo acordado con quien se los dio. Tienen teléfonos y papeles de un centro: no los pase a otro como si fueran suyos. No son asesoría legal. Abajo está lo que hicieron otros, con sus condiciones.`,
}
