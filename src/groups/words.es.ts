import type { Messages } from '../words/messages.ts'
import { count, digits } from '../words/count.ts'

export const groups: Messages['hr']['groups'] = {
  title: 'Grupos de prevención',
  lead: 'Antes de que empiece un grupo, el personal clínico y otras personas del centro tienen que saberlo. Anuncie aquí el grupo y vea quién confirmó que está al tanto.',
  leadReading:
    'Antes de que empiece un grupo, el personal clínico y otras personas del centro tienen que saberlo. Recursos Humanos anuncia cada grupo, y aquí se ve quién confirmó que está al tanto.',
  noYouth: (scr) =>
    `Aquí no va nada sobre las personas jóvenes: ni nombres, ni listas de asistencia, ni nada que alguien haya dicho. Si le preocupa una persona joven, avise de inmediato a la persona designada y llame al SCR al ${scr}.`,
  announce: 'Anunciar un grupo',
  done: {
    planned: 'El grupo quedó registrado.',
    changed: 'Cambios guardados. Vea abajo a quién le falta confirmar estas fechas.',
    cancelled: 'El grupo quedó cancelado.',
    signed: 'La firma quedó registrada.',
    unsigned: 'No se agregó nada, porque ya estaba confirmado o el grupo cambió. Abajo está la información al día.',
    over: 'El grupo no se canceló, porque ya pasó la última fecha.',
    list: 'Lista guardada. A las personas nuevas se les avisa a partir del próximo grupo. Quienes ya no están en la lista también salen de los grupos que no han comenzado.',
  },
  upcoming: 'Próximos',
  noUpcoming: 'No hay ningún grupo próximo.',
  past: 'Pasados y cancelados',
  noPast: 'Todavía no hay ninguno.',
  at: (site) => `en ${site}`,
  named: (name, site, when) => `${name} (${site}, ${when})`,
  withDates: (name, when) => `${name}, ${when}`,
  more: (first, n) => (n === 0 ? first : `${first} y ${count(n, 'fecha más', 'fechas más')}`),
  late: 'Aviso tardío',
  unacknowledged: (n) => (n === 1 ? 'Falta que confirme 1 persona' : `Falta que confirmen ${digits(n)} personas`),
  neverAcknowledged: (n) => (n === 1 ? '1 persona no confirmó' : `${digits(n)} personas no confirmaron`),
  newDatesUnacknowledged: (n) =>
    n === 1
      ? 'Falta que 1 persona confirme las fechas nuevas'
      : `Falta que ${digits(n)} personas confirmen las fechas nuevas`,
  newDatesNeverAcknowledged: (n) =>
    n === 1 ? '1 persona no confirmó las fechas nuevas' : `${digits(n)} personas no confirmaron las fechas nuevas`,
  acknowledgedLate: (n) =>
    n === 1
      ? '1 persona no confirmó antes del primer día, sino ese día o después'
      : `${digits(n)} personas no confirmaron antes del primer día, sino ese día o después`,
  allAcknowledged: 'Confirmaron todos',
  noClinician: 'Ya no trabaja aquí nadie del personal clínico que recibió el aviso',
  neverClinician: 'Empezó sin nadie del personal clínico que hubiera recibido el aviso',
  noMeasures: 'Sin medidas de seguridad marcadas',
  cancelled: 'Cancelado',

  lists: {
    title: 'A quién se avisa',
    lead: 'Cada centro tiene su propia lista: el personal clínico y otras personas que deben recibir el aviso.',
    table: 'Las listas de los centros',
    site: 'Centro',
    people: 'Personas',
    days: 'Aviso mínimo',
    nobody: 'Todavía nadie',
    outdated: 'Ya no trabaja aquí nadie de su personal clínico',
    number: (clinical, others) =>
      others === 0
        ? `${clinical} del personal clínico`
        : `${clinical} del personal clínico y ${count(others, 'persona más', 'personas más')}`,
    before: (days) => (days === 0 ? 'antes de la primera fecha' : `${count(days, 'día', 'días')} antes`),
    open: (site) => `Cambiar la lista de ${site}`,
  },

  newer: {
    title: 'Otra persona cambió estos datos',
    lead: 'Esa persona guardó los cambios después de que usted abrió esta página. Aparecen abajo. Si usted guarda otra vez, los datos de este formulario los reemplazan.',
    leaders: (names) => `Quién dirige: ${names}`,
    measures: (list) => (list === '' ? 'No hay medidas de seguridad marcadas.' : `Medidas de seguridad: ${list}`),
    clinical: (names) => `Personal clínico: ${names}`,
    others: (names) => (names === '' ? 'No hay otras personas en la lista.' : `Otras personas: ${names}`),
    days: (n) => `Días antes de la primera fecha: ${digits(n)}`,
  },

  list: {
    one: 'A quién se avisa antes de que empiece un grupo',
    title: (site) => `A quién se avisa antes de un grupo en ${site}`,
    lead: 'Las personas que marque aquí reciben un correo cuando se anuncia un grupo y confirman que lo saben. Quienes no tienen correo confirman al iniciar sesión o firman una hoja.',
    days: 'Días antes de la primera fecha',
    daysHint: (most) =>
      `La política dice “antes de empezar”, sin número de días. Lo decide su centro, de 0 a ${digits(most)}. Si se anuncia más tarde, o el mismo día de la primera fecha, aparece como aviso tardío.`,
    clinical: 'Personal clínico',
    others: 'Otras personas que tienen que saberlo',
    othersHint: 'Por ejemplo, quien dirige el centro, la recepción o quienes están de guardia.',
    save: 'Guardar la lista',
  },

  form: {
    newTitle: 'Anunciar un grupo',
    changeTitle: 'Cambiar el grupo',
    one: 'Un grupo',
    site: 'Centro',
    chooseSite: 'Elija un centro',
    choose: 'Continuar',
    toList: 'Elegir a quién se avisa',
    changeList: 'Cambiar a quién se avisa',
    tells: (names) => `Estas personas deben saber del grupo y confirmarlo: ${names}.`,
    tellsAgain: (names) =>
      `En la lista actual: ${names}. Si cambia una fecha, todas tienen que confirmar otra vez. Si no, el anuncio llega solo a quienes se agregaron a la lista.`,
    by: (day) =>
      `Si la primera fecha es antes del ${day}, el aviso es tardío. Puede anunciar el grupo de todos modos, pero quedará marcado como aviso tardío.`,
    name: 'Nombre del grupo',
    nameIdeas: ['Arce', 'Puerto', 'Martes 4 p. m.', 'Grupo de empoderamiento'],
    nameHint:
      'Elija un nombre neutral, porque aparece en correos, calendarios y papeles. Así, quien lo vea no sabrá por qué asiste cada persona. Sirven, por ejemplo, Arce, Puerto o Martes 4 p. m. Nunca use el nombre de una persona joven ni el de un programa. La madre, el padre o el tutor legal que debe dar permiso sí tiene que saber de qué trata el grupo.',
    dates: 'Fechas',
    datesHint: (most) => `Escriba todas las fechas de la serie, hasta ${digits(most)}.`,
    date: (n) => `Fecha ${n}`,
    moreDates: 'Más fechas',
    others: (n) => count(n, 'persona más', 'personas más'),
    elsewhere: (n) => count(n, 'persona de otros centros', 'personas de otros centros'),
    find: 'Buscar a alguien por nombre o puesto',
    noneFound: 'Nadie en esta lista coincide.',
    leaders: 'Quién dirige',
    leadersHint: 'Marque a todas las personas que dirigen el grupo. Con dos personas es más seguro.',
    measures: 'Medidas de seguridad',
    measuresHint: 'Marque lo que ya está listo. Puede volver y marcar el resto antes de que empiece el grupo.',
    own: 'Lo que dicen los datos de su centro',
    announce: 'Anunciar el grupo',
    save: 'Guardar los cambios',
    problems: {
      nobody: (site) => `En la lista de ${site} no hay personal clínico. Primero elija a quién se avisa.`,
      name: 'Póngale al grupo un nombre neutral.',
      topic: (word) =>
        `“${word}” deja ver por qué alguien está en este grupo. Elija un nombre neutral, como “Arce” o “Grupo de los martes”.`,
      dates: 'Escriba por lo menos una fecha.',
      twice: 'La misma fecha aparece dos veces.',
      past: 'La primera fecha no puede ser anterior a hoy.',
      begun: 'El grupo ya empezó, así que la primera fecha no puede cambiar. Puede cambiar las siguientes.',
      leaders: 'Marque por lo menos a una persona que dirija el grupo.',
      days: (most) => `Escriba un número entero de 0 a ${digits(most)}.`,
      clinical: 'Marque por lo menos a una persona del personal clínico que siga trabajando aquí.',
    },
  },

  group: {
    one: 'Un grupo',
    facts: 'Datos del grupo',
    site: 'Centro',
    dates: 'Fechas',
    leaders: 'Quién dirige',
    measures: 'Medidas de seguridad',
    arranged: 'Ya están listas',
    open: 'Todavía no están listas',
    told: 'Quiénes tienen que saberlo',
    toldTable: 'Tabla de quienes tienen que saberlo',
    reach: (mail, others) =>
      mail === 0
        ? 'Nadie recibe un correo sobre el grupo: imprima la hoja y pida que la firmen todos. Quienes inicien sesión también verán el grupo ahí.'
        : others === 0
          ? `${count(mail, 'persona recibe', 'personas reciben')} un correo con un enlace para confirmar.`
          : `${count(mail, 'persona recibe', 'personas reciben')} un correo con un enlace para confirmar. ${count(others, 'persona no lo recibe', 'personas no lo reciben')}: imprima la hoja. El grupo también se ve al iniciar sesión.`,
    lateNote: (day) =>
      `Este aviso es tardío: había que anunciar el grupo a más tardar el ${day}. Pregunte si se puede cambiar la primera fecha y hable en persona con quienes están en la lista de abajo.`,
    lateNoteStarted: (day) =>
      `Este aviso fue tardío: había que anunciar el grupo a más tardar el ${day}. Hable en persona con quienes tienen abajo la marca “con retraso”.`,
    noClinicianNote:
      'Ya no trabaja aquí nadie del personal clínico que recibió el aviso de este grupo. Elija a quién se avisa. Cuando guarde la lista, el aviso se envía de inmediato.',
    noClinicianNoteStarted:
      'Ya no trabaja aquí nadie del personal clínico que recibió el aviso de este grupo. Elija a quién se avisa. Después abra “Cambiar el grupo” y guarde, para que reciban el aviso.',
    columns: {
      person: 'Persona',
      as: 'Función',
      told: 'En la lista desde',
      confirmed: 'Confirmó',
    },
    toldLate: 'con retraso',
    notConfirmed: 'Todavía no',
    leftBefore: 'Se fue antes de que empezara',
    noMail: 'No recibe correo: imprima la hoja',
    onFirstDay: 'el primer día',
    afterFirstDay: 'después del primer día',
    entered: (day) => `se registró el ${day}`,
    newDatesOn: (day) => `Fechas nuevas: se anunciaron el ${day}`,
    newDates: (confirmed) => `Fechas nuevas: ${confirmed}`,
    notYet: 'todavía no',
    gone: 'Ya no trabaja aquí',
    signedOn: 'Día de la firma',
    signed: 'Registrar la firma',
    signedBy: (name) => `Registrar la firma de ${name}`,
    signatureInFuture: 'El día de la firma no puede ser posterior a hoy. Escriba el día de hoy o uno anterior.',
    signatureTooEarly: (day) =>
      `Estas fechas se anunciaron el ${day}, así que nadie pudo firmar antes. Escriba ese día o uno posterior.`,
    signatureBeforeStart:
      'Ya hay una confirmación de la primera fecha o posterior. Una hoja cuenta si se firmó antes de la primera fecha y no antes del aviso. Escriba el día de la firma.',
    sheet: 'Imprimir una hoja para firmar',
    calendar: 'Las fechas para su calendario',
    calendarHint: 'El archivo tiene el nombre neutral, el centro y las fechas. No nombra a nadie.',
    change: 'Cambiar el grupo',
    cancel: 'Cancelar el grupo',
    cancelTitle: 'Si el grupo no se hace',
    isOff: (mail, others) =>
      mail === 0
        ? 'Nadie recibe un correo: dígales en persona a todos que se canceló.'
        : others === 0
          ? `${count(mail, 'persona recibe', 'personas reciben')} un correo con el aviso de la cancelación.`
          : `${count(mail, 'persona recibe', 'personas reciben')} un correo con el aviso de la cancelación. ${count(others, 'persona no lo recibe', 'personas no lo reciben')}: dígaselo en persona.`,
    cancelLead: (isOff) => `${isOff} El registro se conserva.`,
    isCancelled: (day) => `Cancelado el ${day}.`,
    history: 'Lo que pasó',
    events: {
      planned: 'Se registró',
      changed: 'Se cambió',
      cancelled: 'Se canceló',
      by: (day, name) => `${day}, por ${name}`,
    },
  },

  sheet: {
    one: 'Hoja para firmar',
    title: 'Confirmo que sé de este grupo',
    back: 'Volver al grupo',
    printing:
      'Imprima esta página y pida que firmen las personas de la lista. Después registre cada firma en la página del grupo.',
    name: 'Nombre',
    role: 'Función',
    day: 'Día',
    signature: 'Firma',
    caption: 'Quién firma',
    calendar: 'Para agregar las fechas a su calendario, escanee este código e inicie sesión.',
    keep: (scr) =>
      `No escriba en esta hoja nada sobre las personas jóvenes. Si alguien está en peligro, llame al 911. Si le preocupa una persona joven, avise de inmediato a la persona designada y llame al SCR al ${scr}.`,
    nobody: 'Ya confirmaron todas las personas. No hay nada que firmar.',
  },

  notice: {
    one: 'Un grupo',
    title: 'Va a haber un grupo',
    about: (name, site) => `${name} en ${site}`,
    lead: 'Confirme que sabe de este grupo. Así podrá acudir si alguien necesita su ayuda durante una sesión.',
    confirm: 'Confirmo que lo sé',
    thanks: 'Gracias. Quedó registrado que usted sabe de este grupo.',
    already: 'Usted ya lo confirmó. No hay nada más que hacer.',
    overTitle: 'Este enlace ya no hace falta',
    over: 'Las fechas cambiaron, el grupo terminó o se canceló, o el enlace está incompleto. Si hay otra fecha, usted recibió otro correo. También puede iniciar sesión y ver si le queda algo por confirmar.',
    signIn: 'Iniciar sesión',
  },

  home: {
    title: 'Va a haber un grupo',
    confirmFor: (name) => `Confirmo que lo sé: ${name}`,
    calendarFor: (name) => `Las fechas para su calendario: ${name}`,
    knownTitle: 'Un grupo del que ya sabe',
    known: 'Usted confirmó que sabe de este grupo.',
  },

  mail: {
    subject: {
      'group-notice': (day) => `Un grupo empieza el ${day}: confirme que lo sabe`,
      'group-reminder': (day) => `Recordatorio: un grupo empieza el ${day}`,
      'group-cancelled': (day) => `Se canceló el grupo del ${day}`,
      'group-off-list': (day) => `Quite de su calendario el grupo del ${day}`,
    },
    planned: (name, site) => `Va a haber un grupo en ${site}: ${name}.`,
    soon: (name, site) => `Pronto empieza un grupo en ${site}: ${name}.`,
    moved: (name, site) => `Un grupo en ${site} tiene fechas nuevas: ${name}.`,
    movedSubject: 'Un grupo tiene fechas nuevas: confirme que lo sabe',
    cancelled: (name, site) => `Se canceló un grupo en ${site}: ${name}.`,
    offList: (name, site) =>
      `Usted ya no está en la lista de un grupo en ${site}: ${name}. Por eso no recibirá más mensajes sobre este grupo.`,
    offLeaders: (name, site) =>
      `Usted ya no dirige un grupo en ${site}: ${name}. Por eso no recibirá más mensajes sobre este grupo.`,
    offCalendar: 'Si tiene las fechas en su calendario, abra el archivo adjunto para quitarlas.',
    calendarOff: 'Si tiene las fechas en su calendario, abra el archivo adjunto para marcarlas como canceladas.',
    dates: (days, n) => `${n === 1 ? 'Fecha' : 'Fechas'}: ${days}`,
    leaders: (names) => `Quién dirige: ${names}`,
    confirm: 'Abra esta página y confirme que lo sabe:',
    own: 'Quien abra este enlace puede confirmar en nombre de usted, sin iniciar sesión, así que no lo reenvíe.',
    noYouth:
      'Si le preocupa una persona joven, avise de inmediato a la persona designada y llame al SCR. Los números están en su tarjeta. No escriba sobre eso en un correo.',
  },

  calendar: {
    description: (site) => `En ${site}.`,
  },

  timeline: {
    listSet: (clinical, others) =>
      `Lista de a quién se avisa antes de un grupo: ${clinical} del personal clínico, ${count(others, 'persona más', 'personas más')}`,
    listDays: (days) => `Por lo menos ${count(days, 'día', 'días')} antes de la primera fecha`,
    planned: (name) => `Grupo anunciado: ${name}`,
    changed: (name) => `Grupo cambiado: ${name}`,
    dates: (days) => `Fechas: ${days}`,
    told: (n) => `En la lista: ${count(n, 'persona', 'personas')}`,
    cancelled: 'Grupo cancelado',
    acknowledged: (name) => `${name} confirmó que sabe de un grupo`,
  },

  measures: {
    'two-leaders': 'Dos personas dirigen el grupo. Si una no puede, la reemplaza otra o se cambia la fecha.',
    'private-room': 'La sala es privada, y quienes dirigen el grupo saben quién espera afuera.',
    clinician: 'En cada sesión se puede llamar a alguien del personal clínico.',
    'who-steps-out': 'Si alguien cuenta algo en el grupo, está claro quién sale con esa persona y quién se queda.',
    'may-pass': 'No es obligatorio contestar, y cualquiera puede salir sin decir por qué.',
    'no-stories': 'Quienes dirigen el grupo no le preguntan a nadie por su historia.',
    'no-recording': 'Sin celulares, fotos ni grabaciones.',
    consent: 'La madre, el padre o el tutor legal que debe dar permiso sabe de qué trata el grupo.',
  },
  toldAs: {
    clinical: 'Personal clínico',
    site: 'En la lista del centro',
  },
  ways: {
    link: 'con el enlace del correo',
    home: 'al iniciar sesión',
    sheet: 'en papel',
  },
}
