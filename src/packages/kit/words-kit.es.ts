import type { Messages } from '../../words/messages.ts'
import { kitEmails } from './words-kit-emails.es.ts'
import { kitPrivacy } from './words-kit-privacy.es.ts'
import { kitReadme } from './words-kit-readme.es.ts'
import { kitScript } from './words-kit-script.es.ts'
import { kitTranscript } from './words-kit-transcript.es.ts'
import { kitWeb } from './words-kit-web.es.ts'

/** The kit for those who bring a package into a learning system (LMS), in Spanish. */
export const kit: Messages['kit'] = {
  emails: kitEmails,
  privacy: kitPrivacy,
  readme: kitReadme,
  script: kitScript,
  transcript: kitTranscript,
  web: kitWeb,

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

  settings: {
    title: (lms) => `Ajustes para ${lms}`,
    lead: 'Los nombres de los menús cambian entre versiones. Guíese por el sentido y haga la prueba antes de que el personal reciba el curso.',
    facts: 'En resumen',
    notThisPackage: (edition) => `Este paquete es ${edition}. No conocemos una manera de usarlo en este LMS.`,
    steps: 'Cómo ajustarlo',
    watch: 'En qué fijarse',
    again: 'Hacerlo otra vez',
    againLead:
      'En un intento nuevo el curso empieza desde el principio. En un intento terminado se abre para repasar y no cambia nada.',
    completions: 'Los registros como tabla',
    screen: 'Qué muestra el LMS',
    screenHead: ['Dónde mirar', 'En curso', 'Terminado'],
    toRoundTrip: 'Las columnas, si alguien se las pidió',
    toScript: 'La prueba de diez minutos',
  },

  roundTrip: {
    title: 'Enviar los registros de vuelta',
    lead: 'Recursos Humanos puede querer una sola lista de todos, sin importar dónde hicieron el curso. Envíe esto solo si se lo pidió quien le dio el paquete.',
    howTo: (lms) => `Cómo sacar la tabla de ${lms}`,
    columns: 'Columnas',
    columnsLead:
      'Use el archivo completions-template.csv. La primera línea queda como está, en inglés. Una línea por persona. Guárdelo como CSV en UTF-8.',
    head: ['Columna', 'Qué es', 'Hace falta'],
    meanings: {
      learner_id: 'El ID de la persona en su LMS',
      name: 'El nombre, si Recursos Humanos lo quiere. Puede quedar vacío',
      email: 'El correo de trabajo',
      employee_number: 'El número de empleado',
      status: 'La palabra de su LMS: passed, completed o incomplete',
      score: 'El puntaje en números enteros de 0 a 100. Vacío cuando el LMS no lo guarda',
      finished_on: 'El día en que terminó, como 2026-11-24',
      package_title: 'El título del curso como lo muestra su LMS',
      package_version: 'La versión del curso que está en la primera página de esta carpeta',
    },
    need: { yes: 'Sí', either: 'El correo o el número de empleado', no: 'No hace falta' },
    care: 'Con cuidado',
    carePoints: [
      'Envíe solo a las personas de este curso, y ninguna otra columna.',
      'Envíelo por el mismo camino que otros datos del personal. No envíe respuestas a preguntas.',
      'Recursos Humanos importa la tabla, y ve a quién se le reconocería el curso antes de registrar algo. Muchos archivos de los LMS se importan tal como salen, en CSV, texto o Excel.',
    ],
  },

  release: {
    title: 'Notas de la versión',
    lead: (course, policy) => `Versión del curso ${course}, para la versión ${policy} de la política.`,
    first:
      'Esta carpeta no conoce un paquete anterior. Si usted tiene uno, compare su versión del curso y su marca con estas, y mire la tabla de abajo.',
    same: (version) =>
      `Tiene la misma versión que el paquete anterior, ${version}. Solo cambian los datos del centro o las opciones que se eligieron. Reemplace el archivo.`,
    mark: (mark) =>
      `Datos del centro: marca ${mark}. Misma versión del curso, otra marca: cambiaron números o nombres del centro. Reemplace el archivo.`,
    kinds: 'Clases de cambio',
    after: {
      patch: (version) => `Sigue a la versión ${version}. Es un cambio PATCH: reemplace el archivo.`,
      minor: (version) => `Sigue a la versión ${version}. Es un cambio MINOR: reemplace el archivo.`,
      major: (version) => `Sigue a la versión ${version}. Es un cambio MAJOR: agréguelo como curso nuevo.`,
    },
    head: ['Clase', 'Qué cambió', 'Qué hacer', 'Quienes van por la mitad', 'Quienes terminaron'],
    rows: [
      [
        'Misma versión, otra marca',
        'Un teléfono o un nombre del centro',
        'Reemplace el archivo',
        'Conservan su lugar',
        'Siguen como terminados. Si cambió un número, envíe el correo para eso',
      ],
      [
        'PATCH, el último número',
        'Un teléfono del curso, un error al escribir',
        'Reemplace el archivo',
        'Conservan su lugar',
        'Siguen como terminados. Si cambió un número, envíe el correo para eso',
      ],
      [
        'MINOR, el número del medio',
        'Palabras, una pregunta nueva, una traducción',
        'Reemplace el archivo',
        'Conservan su lugar. Lo que la versión nueva ya no tiene se deja de lado',
        'Siguen como terminados',
      ],
      [
        'MAJOR, el primer número',
        'Un paso del procedimiento, o cómo está hecho el curso',
        'Agréguelo como curso nuevo. Oculte el anterior y no lo borre',
        'Terminan el anterior, o empiezan el nuevo desde el principio',
        'Siguen como terminados para la política anterior. Recursos Humanos decide quién hace el nuevo',
      ],
    ],
    ids: 'Dentro de una versión mayor, los identificadores del manifiesto son los mismos. Un LMS que los mira conserva sus registros.',
    try: 'Pruebe el reemplazo con una cuenta que vaya por la mitad, antes de hacerlo para todos.',
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
