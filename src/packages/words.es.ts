import type { Messages } from '../words/messages.ts'

/** Packages for learning systems (LMS), in Spanish. */
export const packages: Messages['hr']['packages'] = {
  title: 'Paquetes',
  heading: 'Cree un paquete para su LMS',
  lead: 'Es el mismo curso en un solo archivo, con los datos de un centro. No se conecta con este servidor ni contiene el nombre de quien toma el curso.',

  where: '¿Dónde se va a usar?',
  sets: (edition, finish) => `Este paquete usa ${edition}. Al terminar: ${finish}.`,
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
  asNeeded: 'Según lo que necesita este LMS',
  edition: 'Versión',
  report: 'Al terminar, enviar',
  answers: 'Respuestas a las preguntas',
  answerReports: {
    results: 'Enviar si cada una es correcta',
    responses: 'Enviar también lo elegido',
  },
  update: {
    label: 'Qué incluye',
    whole: 'Todo el curso',
    since: (version, date) => `Solo lo que cambió desde la versión ${version} de la política (${date})`,
    note: 'Asigne este paquete al personal que terminó su orientación con esa versión de la política. No reemplaza el curso: el personal nuevo y quienes tengan que renovar la orientación toman el curso completo.',
    name: (version) => `cambios desde la versión ${version} de la política`,
  },
  filledIn:
    'Estos campos ya están llenos. Cambie lo que no corresponda a su LMS y a su centro. Cuando el paquete esté creado, lo revisamos, y usted puede probarlo o descargarlo.',
  checkButton: 'Crear el paquete',
  order: {
    unmade:
      'Este paquete no se ha revisado hoy, o algo en él cambió después. Para continuar, seleccione “Crear el paquete”.',
    stopped: 'Usted detuvo la creación de este paquete antes de que estuviera listo. No se guardó nada.',
    failed: 'No se pudo crear este paquete. El motivo está en el registro de eventos del servidor.',
    again: 'Empezar de nuevo',
  },

  check: 'Revisión antes de descargar',
  notTaken: (lms, edition) => `No sabemos si ${lms} acepta ${edition}. Pruébelo primero con una sola cuenta.`,
  size: 'Tamaño',
  download: (size) => `Descargar, ${size}`,
  refused: 'No podrá descargar el archivo hasta que se corrijan estos problemas.',
  tryFirst: 'Probarlo primero',
  kit: 'Descargar la carpeta para administración (cerca de 100 KB)',
  reportPage: 'Informe sobre esta revisión',
  reportData: 'para programas',
  quizKey: 'Clave de respuestas, solo para quien capacita',

  forLms: (lms) => `Para ${lms}`,
  guideInKit:
    'La carpeta para administración es un archivo zip para quien administra su LMS. Tiene toda la configuración y una prueba de diez minutos.',
  kitTitle: 'También en la carpeta para administración',
  kitParts: [
    'Configuración para cada LMS',
    'Un guion de prueba',
    'Accesibilidad y privacidad',
    'Transcripción para auditorías',
    'Textos de correo electrónico, y qué hacer si un teléfono ya cambió',
    'Sumas de comprobación',
  ],
  kitAfter: 'Podrá descargarla cuando el paquete esté creado.',

  others: 'Otras organizaciones',
  othersLead:
    'Agregue una organización cuyo personal no esté en estos registros. Los paquetes de esa organización incluyen sus propios datos.',
  addProfile: 'Agregar una organización',
  notUsable: 'Aún no se puede usar en un paquete',

  made: 'Paquetes creados',
  noneMade: 'Todavía no hay ninguno. Cada paquete que alguien descarga aparece en esta lista.',
  earlier: (n) =>
    n === 1
      ? '1 paquete anterior tiene algún teléfono que ya cambió o que quizá no funciona'
      : `${n} paquetes anteriores tienen algún teléfono que ya cambió o que quizá no funciona`,
  byCommand: 'el comando csec export',
  madeBy: (version, date, by) => `Curso ${version}, creado el ${date} por ${by}`,
  inLanguages: { en: 'en inglés', es: 'en español', both: 'en inglés y en español' },
  outdated: {
    number: 'números de teléfono',
    policy: 'política',
    course: 'curso',
    details: 'datos',
    name: 'nombre de la organización',
    logo: 'logotipo',
    color: 'color',
  },
  replace: (outdated) => `Cambios desde entonces: ${outdated}. Reemplácelo`,
  states: {
    last: 'El curso, los teléfonos, los datos, el logotipo y el color están al día',
    replaced: 'Se creó uno más nuevo',
    gone: 'Sus datos ya no están en la lista',
    over: 'Ya no se usa',
  },
  next: {
    title: 'Después de descargarlo',
    steps: (lms) => [
      `Suba el archivo a ${lms}. La configuración está en esta página y en la carpeta para administración.`,
      'Haga el curso allí con una cuenta de prueba. La carpeta para administración trae una prueba de diez minutos.',
    ],
    note: 'Anote adónde se envió el paquete. Así sabrá quién necesita uno nuevo cuando cambie un teléfono:',
  },
  recipients: {
    title: 'Adónde se envió este paquete',
    lead: 'Cuando cambie un teléfono, aquí podrá ver quién necesita un paquete nuevo. Esta lista es opcional.',
    open: 'Adónde se envió',
    usedAt: (names) => `Se usa en: ${names}`,
    list: 'Organizaciones y sistemas de aprendizaje',
    none: 'Todavía no hay nada anotado.',
    name: 'Organización o sistema de aprendizaje',
    hint: 'Por ejemplo, “Bayview Youth Services, Moodle”. Sin nombres de personas y sin nada sobre una persona joven.',
    needed: 'Escriba una organización o un sistema de aprendizaje',
    add: 'Agregar',
    noted: (date, by) => `Lo agregó ${by} el ${date}`,
    ended: (date, by) => `Ya no se usa allí. Lo anotó ${by} el ${date}`,
    end: 'Marcar que ya no se usa allí',
  },
  oldNumber: {
    some: (n) =>
      n === 1 ? '1 paquete tiene algún teléfono que ya cambió' : `${n} paquetes tienen teléfonos que ya cambiaron`,
    lead: 'Si alguno todavía se usa, reemplácelo y envíe el texto de abajo a quienes lo usan.',
    title: 'Qué cambió, y el texto para enviar',
    file: (file, name, day) => `${file}, para ${name}, del ${day}`,
    has: (n, files) =>
      n === 1
        ? `Su paquete de la orientación sobre CSEC (${files}) tiene algún número de teléfono que ya cambió.`
        : `Sus paquetes de la orientación sobre CSEC (${files}) tienen algún número de teléfono que ya cambió.`,
    count: (n) => (n === 1 ? '1 teléfono que ya cambió' : `${n} teléfonos que ya cambiaron`),
    line: (who, from, to) => `${who}: era ${from}, ahora es ${to}`,
    lineGone: (who, from) => `${who}: ${from} ya no se usa`,
    stillUsed:
      'Se creó uno más nuevo, pero este tiene algún teléfono que ya cambió. Reemplace este paquete donde todavía se use',
    replace: (n) =>
      n === 1
        ? 'Pídanos un paquete nuevo, reemplace el anterior en su sistema de aprendizaje y avise a todas las personas que hicieron el curso.'
        : 'Pídanos paquetes nuevos, reemplace los anteriores en su sistema de aprendizaje y avise a todas las personas que hicieron el curso.',
  },
  failedNumber: {
    some: (n) =>
      n === 1
        ? '1 paquete tiene un teléfono que quizá no funciona'
        : `${n} paquetes tienen teléfonos que quizá no funcionan`,
    lead: 'Envíe hoy el texto de abajo a quienes usan alguno. Después busque el número correcto y cámbielo. Un paquete nuevo solo sirve después de eso.',
    title: 'Qué números, y el texto para enviar',
    has: (n, files) =>
      n === 1
        ? `Su paquete de la orientación sobre CSEC (${files}) tiene un número de teléfono que quizá no funciona.`
        : `Sus paquetes de la orientación sobre CSEC (${files}) tienen un número de teléfono que quizá no funciona.`,
    own: (who, phone, day) => `${who}: el ${phone} no funcionó en la revisión del ${day}`,
    shared: (who, phone, day) => `${who}: la revisión del ${phone}, del ${day}, encontró un problema`,
    untilThen: (scr) =>
      `Avise hoy a todas las personas que hacen o hicieron el curso. Todavía pueden probar ese número. Si nadie contesta, no hay que esperar: si hay peligro, llamen al 911. Para reportar, avisen de inmediato a la persona designada y llamen al Registro Central Estatal (SCR) al ${scr}. Le enviaremos el número correcto.`,
    carriers: 'Paquetes que tienen este número',
    carriersLead: 'Quienes usan alguno de estos podrían llamar. En la página de cada paquete hay un texto para enviar.',
  },
  fileAndSum: 'Archivo y suma de comprobación',
  sum: 'SHA-256 del archivo:',

  profile: {
    back: 'Todos los paquetes',
    newTitle: 'Agregar una organización',
    newLead:
      'La organización recibe paquetes con sus propios datos. No puede ver ningún registro, y nadie de su personal está en estos registros.',
    organization: 'Nombre de la organización',
    organizationNeeded: 'Escriba el nombre de la organización',
    slug: 'Nombre corto para los archivos',
    slugHint: 'Por ejemplo, casa-norte. Si lo deja vacío, se forma con el nombre del centro.',
    slugHintLater:
      'El LMS reconoce el paquete por este nombre. Si cambia el nombre, el LMS tratará el próximo paquete como un curso nuevo.',
    slugTaken: 'Un centro u otra organización ya tiene este nombre corto. Elija otro.',
    nameHint:
      'El nombre aparece en cada paquete que se cree con estos datos. Basta con escribir la función de la persona.',
    add: 'Agregar esta organización',
    title: 'Datos para paquetes',
    lead: 'Estos datos van en el próximo paquete. Los paquetes que ya se crearon quedan como están.',
    archived: 'Esta organización no está en la lista.',
    make: 'Crear un paquete con estos datos',
    commandLine: 'En la línea de comandos, con csec export:',
    archive: 'Quitarla de la lista',
    archiveHint: 'No se borra nada. Los paquetes que ya tiene la organización quedan como están.',
    putBack: 'Volver a ponerla en la lista',
    blanks: (n) => (n === 1 ? '1 dato por completar' : `${n} datos por completar`),
    untilThen: 'Mientras falten los datos del centro, el personal del centro verá este texto:',
  },
}

/** The check code that a package shows at its end, in Spanish. */
export const receipts: Messages['hr']['receipts'] = {
  title: 'Códigos de comprobación',
  lead: 'Cuando alguien termina el curso, el paquete muestra un código de comprobación. Recursos Humanos puede leer ese código aquí.',
  onPackages: '¿Alguien le dio el código de la última página de un paquete?',
  open: 'Leer un código de comprobación',
  code: 'Código de comprobación',
  codeHint: 'Por ejemplo, 7K2M-9Q4T-XW3H. No importan los guiones ni las mayúsculas. Escriba un solo código a la vez.',
  codeNeeded: 'Escriba un código',
  button: 'Leer el código',
  good: 'Este es un código de comprobación del curso',
  goodUpdate: 'Este es un código de comprobación de una actualización',
  states: 'El código dice:',
  version: 'Versión del curso',
  otherVersion: (version) => `${version}, no es la que se usa ahora`,
  updateVersion: 'Actualización a la versión de la política',
  score: 'Puntaje de la prueba final, sobre 100',
  acknowledged: 'Política confirmada el',
  bad: 'Este no es un código de comprobación del curso',
  badText: (versions) =>
    `Revise si hay un error de escritura e inténtelo otra vez. Aquí se pueden leer los códigos de estas versiones del curso: ${versions}.`,
  limits:
    'Un código de comprobación no es una firma. Detecta errores de escritura, pero no lleva ningún nombre, y cualquiera que tenga el paquete puede crear uno.',
  next: 'Qué hacer ahora',
  steps: [
    'Compare el puntaje y la fecha con el informe del LMS. El LMS tiene el nombre.',
    'Si el LMS no muestra nada, guarde el código con la fecha y el nombre, y pida a quien administra el LMS que lo revise.',
    'La constancia de que la persona terminó el curso queda en el LMS. Para traerla a estos registros, importe un archivo del LMS con la lista de quienes terminaron.',
  ],
  again: 'Leer otro código',
}
