import { count } from '../words/count.ts'
import type { Messages } from '../words/messages.ts'

const about = (n: number) => (n === 1 ? 'cerca de 1 minuto' : `unos ${n} minutos`)
const lessons = (n: number) => count(n, 'lección', 'lecciones')

const WHO_SEES = 'Recursos Humanos, quienes supervisan su trabajo y quienes hacen auditorías ven'
const SCORE_SEEN = `${WHO_SEES} su puntaje, los pasos y los temas indispensables, nunca qué respuestas eligió.`

export const learn: Messages['learn'] = {
  allLessons: 'Todas las lecciones',
  minutes: (n) => (n === 1 ? 'Cerca de 1 minuto' : `Unos ${n} minutos`),
  saved: 'Guardado',
  placeSaved: 'Su avance está guardado',
  stopHere: 'Parar aquí por ahora',

  home: {
    title: 'Su orientación',
    lead: 'Sepa qué es la explotación, qué decir cuando una persona joven le cuenta algo y a quién llamar.',
    start: 'Empiece aquí',
    resume: 'Siga donde se quedó',
    lastSteps: 'Lo que falta',
    done: 'Hasta ahora',
    lessonsDone: (done, all) => `${done} de ${all} lecciones`,
    leftToDo: 'Por hacer',
    finishBy: 'Fecha límite',
    wasDue: 'Fecha límite (ya pasó)',
    datePassed: (date) => `${date}. Todavía puede terminar.`,
    lessons: 'Lecciones',
    lessonName: (number, title) => `Lección ${number}: ${title}`,
    startLesson: (number) => `Empezar la lección ${number}`,
    continueLesson: (number) => `Seguir con la lección ${number}`,
    finalTitle: 'Prueba final',
    finalMeta: (questions) => `${questions} preguntas; puede abrirla en cualquier momento`,
    continueFinal: 'Seguir con la prueba final',
    policyTitle: 'Leer y confirmar la política',
    policyMeta: 'El último paso',
    policyWaits: 'Después de las lecciones y la prueba final',
    policyOpen: 'En cualquier momento',
    openPolicy: 'Leer la política y confirmarla',
    awaitedTitle: 'Por ahora, ya hizo todo lo que le tocaba',
    awaitedText: (site) =>
      `${site} todavía no ha publicado los datos del centro, y usted los necesita para el último paso. Recursos Humanos puede ver que usted los está esperando.`,
    finishedKicker: 'Hecho',
    finishedTitle: 'Terminó su orientación',
    allDoneTitle: 'Completó todos los pasos',
    finishedOn: (date) =>
      `Registrado el ${date}. Recursos Humanos puede verlo, así que usted no tiene que enviar nada.`,
    validUntil: (date) => `Vigente hasta el ${date}.`,
    youthTold: '¿Una persona joven le acaba de contar algo?',
    youthToldLink: 'Qué hacer ahora',
    howTitle: 'Cómo funciona este curso',
    how: [
      'Pare cuando quiera. Se guarda cada respuesta y cada lección terminada.',
      'No hay límite de tiempo, y puede hacer las lecciones en cualquier orden.',
      'Hágalo en horario de trabajo pagado. Quien supervisa su trabajo fija ese horario con usted.',
      'La práctica es para usted: no tiene puntaje.',
    ],
    siteShown: (site) => `Los datos que se muestran son de ${site}.`,
  },

  state: { finished: 'Hecho', started: 'En curso', 'not-started': 'Sin empezar' },

  lesson: {
    title: (number) => `Lección ${number}`,
    kicker: (number, of, minutes) => `Lección ${number} de ${of}, ${about(minutes)}`,
    outline: 'En esta lección',
    screens: 'Pantallas de esta lección',
    back: 'Atrás',
    next: 'Siguiente',
    skip: 'Saltar',
    listen: 'Escuchar',
    stopListening: 'Parar',
    screenPlace: (at, of) => `${at} de ${of}`,
    answered: 'Ya respondió esta pregunta.',
    seeAnswer: 'Ver su respuesta y el porqué',
    almost: 'Le falta por responder:',
    toOpenQuestion: 'Ir a la siguiente pregunta',
    toFinal: 'Ir a la prueba final',
    canSay: 'Puede decir',
    leaveOut: 'Evite decir',
    olderWords: 'En vez de',
    ourWords: 'Diga',
    myth: 'Se dice que',
    fact: 'Lo cierto',
    teaches: (parts) => `De la política: ${parts}.`,
  },

  site: {
    atYourSite: 'En su centro',
    notNamed: (scr) =>
      `Su centro aún no ha designado a esta persona. Si una persona joven le cuenta algo, avise de inmediato a quien supervisa su trabajo y llame usted al Registro Central Estatal (SCR)${scr === '' ? '' : `: ${scr}`}. Pregunte hoy a quien supervisa su trabajo quién es la persona designada.`,
    noCaller: (scr) =>
      `Su centro aún no ha decidido quién llama al SCR. Mientras tanto, llame usted al SCR siempre que un menor pueda haber sufrido un daño${scr === '' ? '' : `: ${scr}`}.`,
    notFilled: 'Su centro no ha terminado esta parte. Pregunte hoy a quien supervisa su trabajo.',
    missing: 'Lo que falta',
    notFilledParts: 'Su centro no ha terminado estas partes. Pregunte hoy a quien supervisa su trabajo.',
    general: 'Pasos generales. Su centro puede agregar más.',
    generalSteps: [
      'Una persona designada dirige los pasos.',
      'La persona joven tiene un lugar seguro donde pasar la noche.',
      'Se ofrece atención médica.',
      'El personal clínico atiende a la persona joven con calma.',
      'Se acuerda con la persona joven una forma de seguir en contacto sin que se entere la persona que la explota.',
      'Al día siguiente, alguien le pregunta cómo está.',
      'Las notas se guardan en un lugar seguro, y nadie anda con chismes sobre el caso.',
    ],
    generalStep: 'paso general',
    plan: {
      lead: {
        label: 'Quién dirige',
        general: 'Una persona designada dirige los pasos. Pregúntele: “¿Qué me toca hacer esta noche?”',
      },
      place: {
        label: 'Un lugar seguro para esta noche',
        general:
          'Quien dirige los pasos busca un lugar seguro donde pueda dormir la persona joven. No la lleve a la casa de usted.',
      },
      ride: {
        label: 'Transporte',
        general:
          'Quien dirige los pasos organiza un transporte seguro. Nadie lleva a solas en carro a una persona joven.',
      },
      food: { label: 'Comida', general: 'Ofrezca comida y agua.' },
      rest: { label: 'Descanso', general: 'Ofrezca un cuarto tranquilo donde descansar, y quédese cerca.' },
      medical: {
        label: 'Atención médica',
        general:
          'Se ofrece atención médica y se escucha lo que quiere la persona joven. En una emergencia, llame al 911.',
      },
      guardians: {
        label: 'Madre, padre o tutor legal',
        general:
          'No se comunique con la madre, el padre o el tutor legal hasta que quien dirige los pasos diga que es seguro hacerlo.',
      },
      nextDay: {
        label: 'Al día siguiente',
        general: 'Alguien le pregunta a la persona joven cómo está, sin que se entere la persona que la explota.',
      },
      followUp: {
        label: 'Fechas de seguimiento',
        general:
          'Quien dirige los pasos fija las próximas fechas. Las notas se guardan en un lugar seguro, y nadie anda con chismes sobre el caso.',
      },
      staffCare: {
        label: 'Cuidado del personal',
        general: 'Alguien le pregunta a usted cómo está antes de que se vaya a casa.',
      },
    },
    otherSteps: 'Otros pasos',
    backup: 'Si no está o no contesta:',
    wrongLine: 'Este número no funcionó cuando alguien lo revisó. Pida el correcto a la persona designada.',
    wrongPerson:
      'Este número no funcionó cuando alguien lo revisó. Si no logra comunicarse, llame a la siguiente persona o llame usted al SCR.',
    wrongSupport: 'Este número no funcionó cuando alguien lo revisó. Pida el correcto a quien supervisa su trabajo.',
    backupAt: (hours) => `Si no está o no contesta (${hours}):`,
    ifAbout: 'Si lo que le preocupa tiene que ver con esa persona:',
    inEnglish: 'Una parte de esto está en inglés.',
    markEnglish: 'en inglés',
    noHours: 'el horario aún no está completo',
    localNone: 'Su centro no ha agregado líneas locales. Use las líneas de la página “A quién llamar”.',
    beforeGroupNone: 'Pregunte a quien supervisa su trabajo a quién se le avisa antes de que empiece un grupo.',
    groupSafetyNone: 'Planee la seguridad del grupo con el personal clínico antes de la primera sesión.',
    supportNone:
      'Pregunte a quien supervisa su trabajo qué apoyo tiene su centro para el personal. El 988 atiende a cualquier hora.',
    everyDay: 'todos los días',
    anyHour: (days) => `a cualquier hora, ${days}`,
    hours: (from, to, days) => `${from} a ${to}, ${days}`,
    weekdays: { mon: 'lun', tue: 'mar', wed: 'mié', thu: 'jue', fri: 'vie', sat: 'sáb', sun: 'dom' },
    whoCalls: {
      'staff-with-named': 'Usted llama al SCR, con la persona designada a su lado.',
      'named-confirmed': 'La persona designada llama al SCR, y usted se asegura de que se haga la llamada.',
      'whoever-first': 'Usted o la persona designada llama al SCR: quien pueda llamar primero.',
    },
    yourDuty:
      'El deber de reportar sigue siendo de cada persona. Si en pocos minutos nadie responde, haga usted la llamada.',
    alwaysCall: 'En su centro se llama al SCR cada vez que una persona joven le cuenta algo así a alguien.',
    headings: {
      named: 'A quién avisar de inmediato',
      'who-calls': 'Quién llama al SCR',
      local: 'Líneas locales',
      steps: 'Las primeras 24 horas',
      'before-group': 'Antes de empezar un grupo',
      'group-safety': 'Cómo cuidar la seguridad de un grupo',
      support: 'Apoyo para usted',
    },
    gaps: {
      named: 'a quién avisa el personal de inmediato',
      hours: 'quién es la persona designada a cada hora',
      backup: 'la persona de respaldo',
      ifAboutThatPerson: 'a quién avisar si la preocupación es sobre la persona designada',
      sayWhoCallsScr: 'quién llama al SCR',
    },
    checked: (date) => `Número probado y confirmado el ${date}`,
  },

  contacts: {
    title: 'A quién llamar y para qué sirve cada línea',
    lead: 'Toque un número para llamar. Llame al Registro Central Estatal (SCR) siempre que un menor pueda haber sufrido un daño, y deje que decida la persona que evalúa la llamada.',
    danger: '¿Hay alguien en peligro en este momento?',
    dangerThen:
      'Llame primero. Después, avise a la persona designada de su centro o, si no la hay, a quien supervisa su trabajo.',
    call911: 'Llamar al 911',
    yourSite: 'Su centro',
    tellFirst: (hours) => `Avise primero a esta persona: ${hours}.`,
    tellBackup: 'Llame si la primera persona no está o no contesta.',
    tellBackupAt: (hours) => `Llame si la primera persona no está o no contesta (${hours}).`,
    tellOther: 'Llame si la preocupación es sobre la persona designada.',
    local: 'Líneas locales de su centro',
    report: 'Para reportar en Nueva Jersey',
    care: 'Atención y servicios en Nueva Jersey',
    national: 'Líneas nacionales',
    support: 'Para usted',
    inLetters: (letters) => `Escrito con letras: ${letters}`,
    text: (number) => `Mensaje de texto al ${number}`,
    tty: (number) => `Teletipo (TTY) ${number}`,
    online: (web) => `En internet: ${web}`,
    olderName: (names) => `En papeles anteriores puede aparecer como: ${names}`,
    own: { number: 'Número propio de su organización', words: 'Palabras propias de su organización' },
    lookedUp: (date) => `Datos consultados el ${date}`,
    problem: (date) =>
      `Una revisión del ${date} encontró un problema con este número. Llame de todos modos. Si nadie contesta, pregunte a la persona designada.`,
  },

  check: {
    title: (lesson, place, of) => `Lección ${lesson}, pregunta ${place} de ${of}`,
    heading: (title) => `Práctica: ${title}`,
    back: 'Volver a la lección',
    place: (place, of) => `Pregunta ${place} de ${of}`,
    hints: {
      single: 'Elija una.',
      multiple: 'Marque todo lo que corresponda.',
      order: 'Mueva los pasos hacia arriba o hacia abajo hasta que estén en orden.',
    },
    submit: 'Revisar mi respuesta',
    reread: 'Leer esa parte otra vez',
    quiet:
      'No hay límite de tiempo. Verá por qué cada respuesta ayuda o hace daño, y puede intentarlo las veces que quiera. No hay puntaje.',
    missing: 'Antes falta un paso',
    pickMessage: 'Elija primero una respuesta.',
    chosen: 'Su respuesta hasta ahora',
    repliedTitle: {
      fits: (title) => `Correcto: ${title}`,
      again: (title) => `Revise otra vez: ${title}`,
    },
    fits: 'Sí, es correcto.',
    again: 'Esta no. Le explicamos por qué.',
    yoursFits: 'Su respuesta es correcta',
    yours: 'Su respuesta',
    theOne: 'La respuesta correcta',
    alsoFits: 'También es una buena opción',
    others: 'Las otras opciones',
    orderPlace: (place) => `Paso ${place}`,
    orderYours: (place) => `Usted lo puso en el lugar ${place}`,
    policy: (parts) => `Política: ${parts}.`,
    next: 'Siguiente',
    tryAgain: 'Intentar esta pregunta otra vez',
    toNextLesson: (number) => `Ir a la lección ${number}`,
    lessonFinished: (number) => `La lección ${number} está terminada.`,
    mustKnow: 'Esto es algo que todo el personal debe saber, así que lo verá otra vez en la prueba final.',
  },

  order: {
    up: (step) => `Mover hacia arriba: ${step}`,
    down: (step) => `Mover hacia abajo: ${step}`,
    moved: (place, of) => `Ahora está en el lugar ${place} de ${of}.`,
    first: 'Este paso ya es el primero.',
    last: 'Este paso ya es el último.',
  },

  exercise: {
    kicker: 'Practique',
    quiet: 'Es práctica adicional. No tiene puntaje, no se guarda y no se le manda a nadie.',
    nothingChosen: 'Elija una primero.',
    done: (n, of) => `Lleva ${n} de ${of}`,
    answer: (bin) => `La respuesta: ${bin}`,
    lastOne: 'Esa fue la última. Puede empezar de nuevo cuando quiera.',
    checkOrder: 'Revisar el orden',
    startOver: 'Empezar de nuevo',
    fits: 'Correcto',
    again: 'Revise otra vez',
    allFit: 'Todo está correcto.',
    someAgain: 'Revise otra vez lo que está marcado.',
    youthSays: 'La persona joven dice',
    tried: 'Usted eligió esta',
    youSay: 'Usted dice',
    next: 'Lo que pasa después',
  },

  guide: {
    questionTitle: (place) => `Guía para decidir, pregunta ${place}`,
    endTitle: 'Guía para decidir: a quién llamar',
    link: 'Vaya paso a paso: a quién llamar, y en qué orden',
    quiet: 'Nada de lo que responda aquí se guarda ni se le manda a nadie.',
    next: 'Continuar',
    change: 'Cambiar',
    changeAnswer: (question) => `su respuesta a: ${question}`,
    nothingChosen: 'Elija una respuesta. “No sé” también es una.',
    wholeText: 'Toda la guía como texto',
    startOver: 'Empezar de nuevo',
    open: 'Abrir la guía',
    tellSupervisor: {
      title: 'Avise de inmediato a quien supervisa su trabajo',
      text: 'Hágalo ahora. Usted informa, no pide permiso. Si en pocos minutos no responde, haga usted las llamadas.',
    },
  },

  scenario: {
    kicker: 'Historia de práctica',
    startTitle: 'Historia de práctica, antes de empezar',
    step: (place, of) => `Historia de práctica, paso ${place} de ${of}`,
    replyTitle: (place, of) => `Lo que pasa después, paso ${place} de ${of}`,
    end: 'Historia de práctica, el final',
    how: (steps) =>
      `La historia tiene ${count(steps, 'paso', 'pasos')}. En cada paso usted elige qué hacer y ve lo que pasa después. Puede elegir otra vez cuantas veces quiera. La práctica no tiene puntaje.`,
    begin: 'Empezar la historia',
    goOn: 'Seguir con la historia',
    readAgain: 'Leer la historia otra vez',
    toEnd: 'Ir al final de la historia',
    again: 'Usted ya completó esta historia. Puede leerla otra vez cuando quiera.',
    toStart: 'Antes de la historia',
    toReply: 'Volver al paso anterior',
    toLesson: 'Volver a las historias',
    storySoFar: 'La historia',
    skip: (title) => `Elegir otra historia de este tipo: ${title}`,
    skipCounts: 'Cuenta igual.',
    youChose: (choice) => `Usted eligió: ${choice}`,
    next: 'Lo que pasa después',
    fits: 'Por qué esto ayuda',
    notThis: 'Por qué otra opción ayuda más',
    instead: 'Lo que sí ayuda',
    clause: (parts) => `Política: ${parts}.`,
    chooseAgain: 'Elegir otra vez',
    goOnFits: 'Continuar',
    ending: 'Lo que conviene recordar',
    doneWell: 'Lo que usted hizo bien',
    doneWellLead: 'En estos pasos acertó a la primera:',
    doneWellNone: 'En cada paso, otra opción ayuda más. Ahora ya vio cuál es y por qué.',
    reread: 'Un paso que conviene repasar',
    rereadLead: (question) => `En “${question}”, otra opción ayuda más. Lea cómo se da este paso:`,
    lookUp: 'Para consultar después',
    lookUpLead: 'Acertó a la primera en todos los pasos. Puede consultar esto cuando quiera:',
    section: (lesson, section) => `Lección ${lesson}: ${section}`,
    chooseNext: 'Elegir la siguiente historia',
    choose: 'Elija sus historias',
    chooseLead: 'Elija una historia de cada grupo. Si una se parece demasiado a su vida, elija otra: también cuenta.',
    groupDone: 'Hecha',
    groupOpen: 'Falta elegir una',
  },

  attempt: {
    title: (place, of) => `Prueba final, pregunta ${place} de ${of}`,
    heading: 'Prueba final',
    startHeading: 'La prueba final',
    startLead: (questions, right, topics) =>
      `${questions} preguntas, una en cada página. Para aprobar necesita acertar ${right} preguntas y los ${topics} temas indispensables.`,
    startQuiet: `No hay límite de tiempo ni de intentos. Cada respuesta se guarda al momento. ${SCORE_SEEN}`,
    start: 'Empezar la prueba final',
    save: 'Guardar y continuar',
    skip: 'Saltar por ahora',
    keep: 'Conservar esta respuesta',
    back: 'Atrás',
    answersTitle: 'Revise sus respuestas',
    answersLead: 'Puede cambiar sus respuestas hasta que las entregue.',
    change: 'Cambiar',
    answer: 'Responder',
    notAnswered: 'Sin respuesta todavía',
    waiting: (n) => (n === 1 ? 'Falta responder 1 pregunta' : `Falta responder ${n} preguntas`),
    waitingLink: (place) => `Pregunta ${place}`,
    handIn: 'Entregar mis respuestas',
    handInQuiet:
      'Al entregar sus respuestas, verá cómo le fue y qué preguntas conviene repasar, con la explicación de cada opción.',
    passedTitle: 'Aprobó la prueba final',
    topicsTitle: (n) =>
      `Todavía no ha aprobado: ${n === 1 ? 'falta 1\u00a0tema indispensable' : `faltan ${n} temas indispensables`}`,
    belowTitle: 'Todavía no ha aprobado',
    score: (right, of) => `${right} de ${of}`,
    topicsRight: (right, of) =>
      right === of ? `Acertó en los ${of} temas indispensables.` : `Acertó en ${right} de ${of} temas indispensables.`,
    passedDone: 'También confirmó la política. No falta nada.',
    passedWaits: (why) => `Por ahora, ya hizo todo lo que le tocaba. ${why}`,
    passedLead: 'Falta un paso: lea la política con los datos de su centro y confírmela.',
    passedLessonsLead: (n) =>
      `Todavía le ${n === 1 ? 'falta' : 'faltan'} ${lessons(n)}. Después, confirme la política.`,
    topicsLead:
      'Su puntaje alcanza, pero estas preguntas importan tanto para la seguridad de una persona joven que todo el personal debe acertarlas antes de terminar.',
    belowLead: (right, needed) => `Hasta ahora acertó ${right}; para aprobar, tiene que acertar ${needed}.`,
    thenNewCheck: 'Lea otra vez las partes de abajo y luego empiece una prueba nueva.',
    lessonsFirst: 'Termine primero las lecciones que le faltan. Después siga con la prueba.',
    whatFits: 'Recuerde:',
    readStep: 'Leer esta parte otra vez',
    newQuestion: 'Responder una pregunta nueva sobre este paso',
    newQuestions: (n) => `Responder ${count(n, 'pregunta nueva', 'preguntas nuevas')}`,
    startNew: 'Empezar una prueba nueva',
    toHome: 'Ir a su orientación',
    reviewTitle: 'Preguntas que conviene repasar',
    reviewLead:
      'En cada una verá qué habría significado su respuesta para la persona joven y qué ayuda más. Solo usted puede verlo. Se borrará cuando usted empiece otra prueba o 30 días después de que termine la orientación.',
    byStep: 'Cómo le fue, paso por paso',
    rightOf: (right, of) => `${right} de ${of}`,
    solid: 'Todo correcto',
    readAgain: (lesson, section) => `Leer de nuevo: ${section} (lección ${lesson})`,
    noLimit: `No hay límite de intentos. ${SCORE_SEEN}`,
  },

  policy: {
    title: 'La política y los datos de su centro',
    lead: 'Lea las dos partes y luego confírmelas.',
    callScr:
      'Llame al SCR siempre que un menor pueda haber sufrido un daño. Las otras vías se suman a esa llamada; no la reemplazan.',
    version: (version, date) => `Política, versión ${version}, vigente desde el ${date}`,
    purpose: 'Por qué tenemos esta política',
    procedure: 'Qué hacemos',
    resource: 'Quién puede ayudar',
    site: 'Los datos propios de su centro',
    untranslated: '(Todavía no está en español).',
    acknowledge: 'Confirmo la política y estos datos',
    done: (date) => `Usted confirmó esto el ${date}.`,
    blockedLessons: (n) =>
      `Todavía le ${n === 1 ? 'falta' : 'faltan'} ${lessons(n)}. Podrá confirmar después de la última.`,
    blockedFinal: 'Todavía no ha aprobado la prueba final. Cuando la apruebe, podrá confirmar la política.',
    blockedGaps: (gaps) =>
      `Su centro aún no ha completado estos datos: ${gaps}. Usted podrá confirmar cuando estén completos. Pregunte hoy a quien supervisa su trabajo.`,
    blockedNoSite:
      'Usted no figura en ningún centro, así que todavía no tiene nada que confirmar. Si eso no es correcto, avise a Recursos Humanos.',
    blockedUnpublished:
      'Su centro aún no ha publicado sus propios datos. Pregunte hoy a quien supervisa su trabajo. Su avance está guardado.',
    statement: 'Lo que usted confirma',
    forSite: (site) => `Para ${site}`,
  },

  finished: {
    link: 'Su certificado y su tarjeta',
    cardTitle: 'Guarde la tarjeta de su centro en el celular',
    cardText: 'Dice qué hacer cuando una persona joven le cuenta algo. Se abre sin iniciar sesión.',
    cardHow:
      'Abra la tarjeta. En un iPhone, toque Compartir y luego “Agregar a inicio”. En Android, abra el menú del navegador y toque “Agregar a la pantalla principal”.',
    thanks:
      'Gracias por el tiempo que le dedicó. Usted ya sabe qué hacer: primero, ver si hay peligro; después, avisar a la persona designada y llamar al SCR.',
  },

  hrSees: {
    title: 'Qué puede ver Recursos Humanos',
    seesTitle: WHO_SEES,
    sees: [
      'su nombre, centro, puesto y fecha límite',
      'qué lecciones terminó, qué día, y los minutos que se le acreditan por ellas',
      'cuántas veces hizo la prueba final, su puntaje, los pasos y los temas indispensables',
      'qué preguntas de la prueba final le tocaron, sin sus respuestas. Solo las ven Recursos Humanos y quienes hacen auditorías',
      'cuántas personas dieron cada respuesta en su primera prueba final: en grupos de cinco o más, sin nombres',
      'el día en que confirmó la política, y qué versión',
      'en el libro de registro y en los paquetes de evidencia para auditorías: la hora exacta en que terminó y confirmó la política',
      'la capacitación que hizo en otro lugar y que Recursos Humanos le reconoció, y quién aprobó ese reconocimiento. Solo Recursos Humanos y quienes hacen auditorías pueden abrir los documentos firmados',
      'cuándo inició sesión, incluso después de usar “Salir de esta página”, y, durante 90 días, desde qué dirección de red. Solo lo ven Recursos Humanos y quienes administran el sistema',
      'su dirección de correo, qué recordatorios le llegaron y qué día; la página de su cuenta también los muestra',
    ],
    notTitle: 'Nadie ve',
    not: [
      'sus respuestas de práctica',
      'qué respuestas eligió en la prueba final',
      'qué historias eligió y qué decidió en ellas',
      'cuánto tardó, ni a qué hora hizo una lección o una prueba, salvo la hora en que terminó',
      'si eligió menos detalle, hizo una pausa o salió de una página',
      'si respondió las preguntas de seguimiento, qué respondió y si las desactivó',
    ],
    kept: 'Las respuestas de práctica, y las que puede repasar después de la prueba final, se borran 30 días después de que usted termine la orientación. Lo anotado en el registro nunca se cambia ni se quita.',
  },

  otherFormat: {
    title: 'Pedir otro formato',
    lead: 'Puede hacer este curso de otra manera. No tiene que decir por qué.',
    ways: [
      'Un cuarto tranquilo o privado',
      'Una copia impresa',
      'Una persona que lo haga con usted',
      'Más tiempo, dentro de su horario pagado',
    ],
    how: 'Diga a quien supervisa su trabajo o a Recursos Humanos cuál de estas opciones quiere. No hace falta decir nada más. Cuenta igual.',
  },
}

/** Looking after the person who learns, in Spanish. */
export const care = {
  keeping: {
    stop: 'Cierre la página cuando quiera. Su avance está guardado.',
    leave: 'Guarda su avance, cierra su sesión y abre una página que no tiene nada que ver con este curso.',
    kept: 'Tómese el tiempo que quiera. Su avance está guardado.',
    back: 'Seguir con su orientación',
    backHint: 'Con el botón Atrás de su navegador, vuelve a la página de donde vino.',
    stopHint: 'Esto cierra su sesión. Cuando vuelva a entrar, seguirá en el mismo lugar.',
  },

  detail: {
    now: {
      full: 'Usted lee el curso con todo el detalle.',
      less: 'Usted lee el curso con menos detalle.',
    },
    change: {
      full: 'Mostrar menos detalle',
      less: 'Mostrar todo el detalle',
    },
    same: 'Los pasos y las preguntas son los mismos, y el curso cuenta igual. Ningún informe muestra lo que usted elige.',
  },

  before: {
    title: 'Antes de empezar',
    lead: 'Este curso trata de la explotación sexual de niños, niñas y adolescentes, y de cómo brindarles ayuda. No hay imágenes ni detalles gráficos.',
    survivors:
      'Algunas personas que toman este curso han vivido algo parecido. Si es su caso, no tiene que decírselo a nadie. Usted decide cómo tomar el curso.',
    insideTitle: 'Qué contiene',
    lessons: (n: number, minutes: number) =>
      `${count(n, 'lección corta', 'lecciones cortas')}. Con la prueba final y la política, el curso toma unos ${count(minutes, 'minuto', 'minutos')}. Cada lección dice al principio de qué trata.`,
    stories: 'En la última lección hay historias. Usted elige cuáles leer.',
    final: (n: number) => `Una prueba final de ${n} preguntas y la política para leer. No hay límite de tiempo.`,
    choicesTitle: 'Lo que puede elegir',
    lessDetail: 'Menos detalle.',
    lessDetailText: 'Puede activar o desactivar esta opción cuando quiera, en cada lección y en la página Pausa.',
    stop: 'Parar.',
    anotherWay: 'Otra manera.',
    anotherWayText:
      'Puede pedir un cuarto tranquilo, una copia impresa o que una persona haga el curso con usted. No tiene que decir por qué.',
    anotherWayLink: 'Pedir otro formato',
    leaveTitle: 'El botón “Salir de esta página”',
    leavePlace: 'Está arriba en cada página del curso.',
    keys: { before: 'Con el teclado, también puede presionar', key: 'Shift', after: 'tres veces.' },
    cannot: 'El botón no puede borrar el historial de su navegador ni lo que guarda la red de su trabajo.',
    start: 'Empezar',
    notNow: 'Ahora no',
  },

  pause: {
    title: 'Pausa',
    heading: 'Tome un descanso',
    steadyTitle: 'Si le ayuda hacer algo',
    steady: [
      'Apoye los dos pies en el piso. Sienta cómo el piso los sostiene.',
      'Mire a su alrededor y nombre cinco cosas que ve.',
      'Tome aire despacio. Suéltelo un poco más despacio. Hágalo tres veces.',
    ],
    steadyNote:
      'Haga todo, una parte o nada. También sirve caminar, tomar agua o hablar con alguien que le caiga bien.',
    linesTitle: 'Con quién hablar',
    linesLead: 'Estas líneas también son para usted.',
    readingTitle: 'Cuánto detalle ve',
    before: 'Leer otra vez “Antes de empezar”',
    stop: 'Parar por hoy',
  },

  next: {
    title: 'Qué sigue',
    heading: 'Después de un reporte: qué sigue',
    lead: 'Usted avisó a la persona designada de su centro y se llamó al SCR. Si no sabe si alguien llamó, llame ahora. Esto es lo que puede pasar ahora.',
    may: [
      'El SCR, el Registro Central Estatal, decide qué hacer con un reporte. Puede venir una persona encargada del caso o la policía.',
      'Tal vez le pregunten otra vez qué vio y oyó. Diga lo que sabe y diga también lo que no sabe.',
      'Tal vez la persona joven hable con alguien que tiene capacitación para entrevistar a jóvenes. Deje que esa persona haga las preguntas.',
      'Tal vez usted nunca sepa cómo termina el caso. Eso no quiere decir que el reporte estuviera mal.',
    ],
    siteTitle: 'Qué hace su centro',
    yoursTitle: 'Lo que le toca a usted',
    yours: [
      'Siga tratando a la persona joven como antes. Salude, mantenga la rutina y deje que ella marque el ritmo.',
      'No haga promesas sobre cómo va a terminar todo.',
      'Guarde la confidencialidad. Hable de esto solo con las personas encargadas de los pasos de su centro.',
      'Si se entera de algo nuevo, o si algo todavía le preocupa, avise de inmediato a la persona designada y llame otra vez al SCR.',
    ],
    supportTitle: 'Apoyo para usted',
    supportLead:
      'Escuchar lo que le hicieron a otra persona puede dejar huella. Puede decir cómo está sin contar la historia de la persona joven.',
    contacts: 'A quién llamar y para qué sirve cada línea',
    home: 'Ir a su orientación',
    print: 'Imprimir los pasos de su centro',
    homeTitle: 'Después de un reporte',
    homeText: 'Qué puede pasar, lo que le toca a usted y apoyo para usted.',
  },

  danger: {
    call: 'Si una persona joven está en peligro ahora,',
    dial: 'llame al',
    tell: 'Después avise de inmediato a la persona designada de su centro.',
  },
} satisfies Messages['care']

export const update: Messages['update'] = {
  title: 'Qué cambió en la política',
  lead: (minutes, date, passed) =>
    `Usted ya hizo su orientación, y sigue siendo válida. Lea lo que cambió, responda las preguntas y confirme la política. Toma ${about(minutes)}. ${dueText(date, passed)}`,
  isMore:
    'La política volvió a cambiar después de que se fijó esta fecha. Esta actualización incluye todos los cambios.',
  leadUndated: (minutes) =>
    `Usted ya hizo su orientación, y sigue siendo válida. Lea lo que cambió, responda las preguntas y confirme la política. Toma ${about(minutes)}.`,
  homeTitle: 'La política cambió',
  home: (minutes, date, passed) =>
    `Lea lo que cambió y responda unas preguntas. Toma ${about(minutes)}. ${dueText(date, passed)} Lo que ya terminó sigue siendo válido.`,
  homeBegun: (right, of) => `Hasta ahora respondió bien ${right} de ${count(of, 'pregunta', 'preguntas')}.`,
  homeWhole: (date, passed) =>
    `Lea la versión nueva y confírmela. ${dueText(date, passed)} Lo que ya terminó sigue siendo válido.`,
  open: 'Ver qué cambió',
  changed: 'El texto anterior y el nuevo',
  before: 'Antes',
  after: 'Ahora',
  isNew: 'Esta cláusula es nueva.',
  isGone: 'Esta cláusula ya no forma parte de la política.',
  course: 'Lo que dice el curso sobre este tema',
  more: 'Más sobre este tema en el curso',
  questions: 'Preguntas',
  questionsLead:
    'Responda bien cada pregunta al menos una vez. Puede intentarlo las veces que quiera, y solo usted ve sus respuestas.',
  right: 'Respuesta correcta',
  toDo: 'Pendiente',
  start: 'Empezar las preguntas',
  goOn: 'Ir a la siguiente pregunta',
  questionTitle: (place, of) => `Qué cambió, pregunta ${place} de ${of}`,
  back: 'Volver a lo que cambió',
  again: 'Responda otra vez esta pregunta antes de confirmar el cambio.',
  toEnd: 'Ir al último paso',
  last: 'El último paso',
  blocked: 'Podrá confirmar el cambio cuando haya respondido bien todas las preguntas.',
  acknowledge: 'Confirmo la política modificada y estos datos',
  whole: 'Leer toda la política',
  first: 'La política cambió después de su orientación. Revise primero el cambio.',
}

function dueText(date: string, passed: boolean): string {
  return passed ? `La fecha límite era el ${date}.` : `La fecha límite es el ${date}.`
}
