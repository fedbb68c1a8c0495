import type { Messages } from '../words/messages.ts'

/** Packages for learning systems (LMS), in Spanish. */
export const packages: Messages['hr']['packages'] = {
  title: 'Paquetes',
  heading: 'Haga un paquete para su LMS',
  lead: 'Es el mismo curso en un solo archivo, con los datos de un centro. No se conecta con este servidor ni contiene el nombre de quien toma el curso.',

  where: '¿Dónde se va a usar?',
  sets: (edition, finish) => `${edition}: ${finish}`,
  reports: {
    passed: 'estado final “passed”',
    completed: 'estado final “completed”',
    'lms-decides': 'el LMS decide según el puntaje',
  },

  source: 'Usar los datos de',
  ourSites: 'Nuestros centros',
  sourceHint: 'Puede elegir un centro con datos publicados u otra organización con los datos listos.',
  noSource: 'Un paquete necesita los datos de un centro, y aún no hay ninguno publicado.',
  language: 'Idioma',
  bothLanguages: 'Los dos (elige quien toma el curso)',
  more: 'Cambiar la versión, el estado final o qué respuestas se envían',
  asNeeded: 'Como este LMS lo necesita',
  edition: 'Versión',
  report: 'Al terminar, enviar',
  answers: 'Respuestas a las preguntas',
  answerReports: {
    results: 'Enviar si cada una es la indicada',
    responses: 'Enviar también qué opciones se eligieron',
  },
  checkButton: 'Revisar este paquete',

  check: 'Revisión antes de descargar',
  notTaken: (lms, edition) => `No sabemos si ${lms} acepta ${edition}. Pruébelo primero con una cuenta.`,
  size: 'Tamaño',
  download: (size) => `Descargar, ${size}`,
  refused: 'No podrá descargar el archivo hasta que esto se corrija.',
  tryFirst: 'Probarlo primero',
  kit: 'Descargar la carpeta para administración',
  reportPage: 'Informe sobre esta revisión',
  reportData: 'para programas',
  quizKey: 'Clave de respuestas, solo para quien capacita',

  forLms: (lms) => `Para ${lms}`,
  guideInKit: 'La carpeta para administración tiene toda la configuración y una prueba de diez minutos.',
  kitTitle: 'También en la carpeta para administración',
  kitParts: [
    'Configuración para cada LMS',
    'Un guion de prueba',
    'Accesibilidad y privacidad',
    'Transcripción para auditorías',
    'Textos de correo electrónico para el personal',
    'Sumas de comprobación',
  ],
  kitAfter: 'Puede descargarla después de la revisión. Va con el paquete que se revisó.',

  others: 'Otras organizaciones',
  othersLead:
    'Agregue una organización cuyo personal no esté en estos registros. Sus paquetes llevan sus propios datos.',
  addProfile: 'Agregar una organización',
  notUsable: 'Aún no se puede usar en un paquete',

  made: 'Paquetes hechos',
  noneMade: 'Todavía ninguno. Cada paquete que alguien descarga aparece en esta lista.',
  madeBy: (version, date, by) => `Curso ${version}, hecho el ${date} por ${by}`,
  inLanguages: { en: 'en inglés', es: 'en español', both: 'en inglés y en español' },
  outdated: {
    number: 'números de teléfono',
    course: 'curso',
    details: 'datos',
    name: 'nombre de la organización',
    logo: 'logotipo',
    color: 'color',
  },
  replace: (outdated) => `Cambios desde entonces: ${outdated}. Reemplácelo`,
  states: {
    last: 'El curso, los teléfonos, los datos, el logotipo y el color están al día',
    replaced: 'Se hizo uno más nuevo',
    gone: 'Sus datos ya no están en la lista',
  },
  oldNumber: {
    title: 'Texto para enviar a quien lo usa',
    has: (file, name, day) =>
      `Su paquete de la orientación sobre CSEC (${file}, para ${name}, del ${day}) tiene un número anterior.`,
    replace:
      'Pídanos un paquete nuevo, reemplace el anterior en su sistema de aprendizaje y avise a todas las personas que hicieron el curso.',
  },
  fileAndSum: 'Archivo y suma de comprobación',
  sum: 'SHA-256 del archivo:',

  profile: {
    back: 'Todos los paquetes',
    newTitle: 'Otra organización',
    newLead:
      'La organización recibe paquetes con sus propios datos. No puede ver ningún registro, y nadie de su personal está en estos registros.',
    organization: 'Nombre de la organización',
    organizationNeeded: 'Escriba el nombre de la organización',
    slug: 'Nombre corto en los nombres de archivo',
    slugHint: 'Por ejemplo, casa-norte. Si lo deja vacío, se forma con el nombre del centro.',
    slugHintLater:
      'El LMS reconoce el paquete por este nombre. Si lo cambia, tratará el próximo paquete como un curso nuevo.',
    slugTaken: 'Un centro u otra organización ya tiene este nombre corto. Elija otro.',
    nameHint: 'El nombre aparece en cada paquete que se haga con estos datos. Basta con la función.',
    add: 'Agregar esta organización',
    title: 'Datos para paquetes',
    lead: 'Estos datos van en el próximo paquete. Los paquetes que ya se hicieron quedan como están.',
    archived: 'Esta organización no está en la lista.',
    make: 'Hacer un paquete con estos datos',
    commandLine: 'En la línea de comandos, con csec export:',
    archive: 'Quitarla de la lista',
    archiveHint: 'No se borra nada. Los paquetes que ya tiene la organización quedan como están.',
    putBack: 'Volver a ponerla en la lista',
    blanks: (n) => (n === 1 ? 'Falta 1 dato por llenar' : `Faltan ${n} datos por llenar`),
    untilThen: 'Mientras falten los datos del centro, su personal verá esto en su lugar:',
  },
}

/** The check code that a package shows at its end, in Spanish. */
export const receipts: Messages['hr']['receipts'] = {
  title: 'Códigos de comprobación',
  lead: 'Cuando alguien termina, el paquete muestra un código de comprobación. Aquí Recursos Humanos puede leerlo.',
  onPackages: '¿Alguien le dio el código de la última página de un paquete?',
  open: 'Leer un código',
  code: 'Código de comprobación',
  codeHint: 'Por ejemplo, 7K2M-9Q4T-XW3H. No importan los guiones ni las mayúsculas. Escriba un solo código a la vez.',
  codeNeeded: 'Escriba un código',
  button: 'Leerlo',
  good: 'Este es un código del curso',
  states: 'El código dice:',
  version: 'Versión del curso',
  otherVersion: (version) => `${version}, no es la que se usa ahora`,
  score: 'Puntaje de la prueba final, sobre 100',
  acknowledged: 'Política confirmada el',
  bad: 'Este no es un código del curso',
  badText: (versions) =>
    `Revise si hay un error de escritura e inténtelo otra vez. Aquí se pueden leer los códigos de estas versiones del curso: ${versions}.`,
  limits:
    'Un código de comprobación no es una firma. Detecta errores de escritura, pero no lleva ningún nombre, y cualquiera que tenga el paquete puede crear uno.',
  next: 'Qué hacer ahora',
  steps: [
    'Compare el puntaje y la fecha con el informe del LMS. El LMS tiene el nombre.',
    'Si el LMS no muestra nada, guarde el código con la fecha y el nombre, y pida a quien administra el LMS que lo revise.',
    'La constancia de que terminó queda en el LMS. Para traerla a estos registros, importe un archivo del LMS con la lista de quienes terminaron.',
  ],
  again: 'Leer otro código',
}
