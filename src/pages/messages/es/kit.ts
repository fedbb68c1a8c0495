import type { Messages } from '../messages.ts'
import { kitAccessibility } from './kit-accessibility.ts'
import { kitEmails } from './kit-emails.ts'
import { kitPrivacy } from './kit-privacy.ts'
import { kitReadme } from './kit-readme.ts'
import { kitTranscript } from './kit-transcript.ts'

/** The kit for those who bring a package into a learning system (LMS), in Spanish. */
export const kit: Messages['kit'] = {
  accessibility: kitAccessibility,
  emails: kitEmails,
  privacy: kitPrivacy,
  readme: kitReadme,
  transcript: kitTranscript,

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
  noFinish: 'Ninguna. La persona recibe un código de comprobación.',
  answers: {
    results: 'Por cada pregunta de la prueba final, si la respuesta es la indicada. No dice qué opción se eligió.',
    responses:
      'Por cada pregunta de la prueba final, si la respuesta es la indicada, y las letras de las opciones elegidas.',
  },
  noAnswers: 'Ninguna.',
  evidence: {
    seen: 'Visto en un sistema en marcha con este nombre',
    documented: 'Tomado de documentos públicos. No lo probamos',
    general: 'Conocimiento general. No lo probamos',
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
    preset: 'Qué elegir',
    others: 'También acepta',
    limit: 'Límites',
    checkedOn: 'Consultado el',
    evidence: 'Cómo lo sabemos',
    source: 'Fuente',
  },
  size: (kilobytes) => `${kilobytes} KB`,
  preset: (edition, finish) => `${edition}. Palabra final: ${finish}.`,
  noLimit: 'No conocemos ninguno.',

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
    toRoundTrip: 'Las columnas que necesitamos',
    toScript: 'La prueba de diez minutos',
  },

  script: {
    title: 'Guion de prueba',
    lead: 'Diez minutos con una cuenta de prueba. Tras cada paso, compare su LMS con la última columna.',
    before: 'Antes de empezar',
    beforePoints: [
      'Use una cuenta con el papel de participante. Una vista previa, o la mirada de quien administra, puede no registrar nada.',
      'Tenga dos ventanas: el curso en una, el informe del LMS en la otra.',
      'Para ir rápido, responda cualquier cosa en las lecciones: una lección cuenta cuando cada pregunta tiene respuesta. Para la prueba final, use la clave para quien capacita.',
    ],
    look: (lms, where) => `Dónde mirar en ${lms}: ${where}.`,
    steps: 'Pasos',
    head: ['Paso', 'Haga esto', 'El LMS muestra'],
    rows: {
      launch: { step: 'Abrir', action: 'Abra el curso como participante. Espere la primera página.' },
      leave: { step: 'Salir', action: 'Abra la lección 1, responda una pregunta y cierre la ventana.' },
      resume: { step: 'Seguir', action: 'Abra el curso otra vez. Le ofrece la página donde estaba.' },
      notYet: { step: 'Aún sin aprobar', action: 'Entregue la prueba final con muy pocas bien.' },
      pass: { step: 'Aprobar', action: 'Termine todas las lecciones y tres historias, y apruebe la prueba final.' },
      acknowledge: {
        step: 'Confirmar',
        action: 'Confirme la política. La última página muestra un código de comprobación: anótelo.',
      },
      again: { step: 'Abrir una vez más', action: 'Cierre la ventana y abra el curso otra vez.' },
    },
    shows: {
      launch: (inProgress) => `${inProgress}. Sin puntaje. No está terminado.`,
      leave: (inProgress) => `${inProgress}. No se pierde nada, aunque la ventana se cerró sin usar el botón.`,
      resume: (inProgress) => `${inProgress}, como antes.`,
      notYet: (inProgress) => `${inProgress}. Nunca “failed” (reprobado). Aún sin puntaje.`,
      pass: (inProgress) => `${inProgress}. El curso dice que falta un paso. Aún sin puntaje.`,
      acknowledge: (finished) => `${finished}. El puntaje está ahí.`,
      again: (finished) => `${finished}, como antes. El curso dice que está terminado. Repasar no cambia nada.`,
    },
    showsNothing: 'No hay LMS. El curso dice que no se registra nada.',
    showsCode:
      'No hay LMS. El código de comprobación es el registro: Recursos Humanos lo lee con “csec receipt CÓDIGO”.',
    gaps: 'Si faltan datos del centro, no se puede confirmar la política y el curso queda en curso. La página de la política dice qué falta.',
    result: 'Anote',
    resultPoints: [
      'El día, el LMS y su versión, el navegador.',
      'El código de comprobación, y qué mostró el LMS al final.',
      'Cada paso que mostró otra cosa, con el texto que usted vio.',
    ],
  },

  roundTrip: {
    title: 'Enviar los registros de vuelta',
    lead: 'Recursos Humanos puede querer una sola lista de todos, sin importar dónde hicieron el curso. Envíe los registros de su LMS como tabla.',
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
      'Recursos Humanos mira cada línea que no corresponde a nadie o corresponde a dos personas. Nada se une solo por el nombre.',
    ],
  },

  release: {
    title: 'Notas de la versión',
    lead: (course, policy) => `Versión del curso ${course}, para la versión ${policy} de la política.`,
    first:
      'Esta carpeta no conoce un paquete anterior. Si su LMS tiene uno, compare los números con la tabla de abajo.',
    same: (version) =>
      `Tiene la misma versión que el paquete anterior, ${version}. Solo cambian los datos del centro o las opciones para el LMS. Reemplace el archivo.`,
    kinds: 'Tres clases de cambio',
    after: {
      patch: (version) => `Sigue a la versión ${version}. Es un cambio PATCH: reemplace el archivo.`,
      minor: (version) => `Sigue a la versión ${version}. Es un cambio MINOR: reemplace el archivo.`,
      major: (version) => `Sigue a la versión ${version}. Es un cambio MAJOR: agréguelo como curso nuevo.`,
    },
    head: ['Clase', 'Qué cambió', 'En el LMS', 'Quienes van por la mitad', 'Quienes terminaron'],
    rows: [
      [
        'PATCH, el último número',
        'Un teléfono, un nombre, un error al escribir',
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
