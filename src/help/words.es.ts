import type { Messages } from '../words/messages.ts'

const panels: Messages['help']['panels'] = {
  home: [
    'Inicio muestra lo que hay por hacer hoy, empezando por lo que más daño puede causar si se deja pendiente. Usted ve solo lo que sus roles le permiten abrir.',
    'Cada botón lleva a las personas o a la página que corresponde. No se envía ni se cambia nada hasta que usted lo confirme ahí.',
    'Lo que ya está hecho desaparece de la lista por sí solo. No hay que marcar nada.',
  ],
  team: [
    'Estas son las personas a su cargo, directamente o a través de otras.',
    'La línea de cifras de arriba es la misma que en la lista de personal, y los grupos de abajo suman lo mismo. Quien tiene una actualización pendiente sigue contando como al día.',
    '“Enviar recordatorio” le envía a la persona un mensaje corto, una vez al día como máximo. Si no hay servidor de correo, Recursos Humanos lo entrega.',
    'Usted ve cómo va cada persona y qué le falta. No ve sus respuestas, cuánto tardó ni cómo prefirió leer.',
    'Cuando su equipo tiene que hacer la práctica, se indica aquí. En la página de la práctica está la historia para conversar, y allí se registra quién participó.',
    'Desde aquí no se cambian los registros. Si una fecha o un puesto está mal, avise a Recursos Humanos.',
  ],

  people: [
    'Use esta lista para encontrar a alguien o para hacer lo mismo con muchas personas. Cada cifra lleva a la lista exacta de las personas que cuenta.',
    'Seleccione a las personas y elija una acción debajo de la lista. Primero verá una vista previa, y la selección se mantiene tal como usted la hizo.',
    'Una ampliación de plazo, una asignación o una exención se puede deshacer durante un día, con “Deshacer para varias personas”, en esta página. Los correos y los códigos impresos ya no se pueden retirar.',
    'Usted ve a las personas que le corresponden según su rol, y a nadie más.',
  ],
  person: [
    'Arriba se ve cómo va esta persona y por qué. El programa lo calcula cada vez a partir del registro, y nadie lo puede cambiar a mano.',
    'Para que el estado cambie, Recursos Humanos registra lo que pasó: una licencia, un traslado, una ampliación de plazo o un curso terminado en otro lugar.',
    'Si algo está mal registrado, Recursos Humanos abre esa anotación en “Qué pasó” y la corrige.',
    'El registro de auditoría anota quién abrió esta página, y la persona puede verlo.',
  ],
  change: [
    'Lo que usted registra aquí queda como una anotación nueva, con su nombre y la fecha. Las anteriores se conservan.',
    'El estado y las fechas límite se calculan de nuevo de inmediato. Los informes de días anteriores también toman en cuenta la corrección, pero se puede seguir viendo lo que se informó entonces.',
    'Una anotación no se puede borrar. Si se equivoca, corríjala con otra.',
  ],
  search: [
    'Los nombres se pueden escribir en cualquier orden, sin acentos o solo en parte.',
    'También sirve un nombre, un número de empleado o un correo anterior. Si nada coincide, verá los nombres que se diferencian en una sola letra.',
    'Lo que usted escribe no aparece en la dirección de la página ni en el registro de eventos del servidor.',
  ],
  newPerson: [
    'Use esta página para una sola persona. Si son varias, importe un archivo.',
    'Busque primero a la persona. Si ya trabajó aquí, abra su registro anterior y use ahí “Contratar otra vez”. Así todo su historial queda en un solo lugar.',
    'Las reglas deciden de inmediato si la persona tiene que hacer la orientación y para qué fecha.',
  ],
  imports: [
    'Suba el archivo, revise qué es cada columna y lea qué cambiaría. No se registra nada hasta que usted lo confirme.',
    'El archivo puede venir de cualquier sistema de Recursos Humanos. Si lo sube otra vez igual, no cambia nada.',
    'Las filas que no sirven se dejan fuera, y usted puede descargarlas con el motivo de cada una. También puede corregir aquí celdas sueltas. El archivo queda como está.',
    'Una importación no se puede deshacer completa. Si una fila estaba mal, corríjala en la página de la persona.',
  ],
  invites: [
    'Con un código, la persona elige una contraseña e inicia sesión. Cualquiera que tenga el código puede usarlo, así que entréguelo en persona.',
    'Cada código se muestra una sola vez, porque el servidor no lo guarda. Si se pierde, cree otro, y el anterior deja de servir.',
    'Con un servidor de correo, las invitaciones también pueden enviarse el primer día de trabajo. Recursos Humanos lo decide en Recordatorios.',
  ],
  liveSession: [
    'Use esta página si el personal hizo la orientación en grupo, en un salón, con alguien que dio la sesión.',
    'Cada persona que usted marque recibe una anotación con la fecha, quién dio la sesión, los minutos y la hoja firmada. Cuenta igual que el curso, pero no da certificado.',
    'Si marca a alguien por error, corrija la anotación en la página de esa persona.',
  ],
  signIns: [
    'Alguien entró por primera vez con la cuenta de su organización. Confirme solo si tiene la certeza de que es la persona que se muestra. Si no, pregúntele.',
    'Después, esa persona podrá entrar sin que usted lo confirme. La próxima vez que inicie sesión, verá quién confirmó su acceso.',
    'Las solicitudes que nadie resuelve se borran a los 30 días.',
  ],
  recoveries: [
    'Recursos Humanos quiere crear un código para alguien que no puede iniciar sesión. Como el código abre una cuenta en uso, antes una segunda persona da su visto bueno.',
    'Hable usted con la persona, cara a cara o por teléfono. Use un número que ya tenga, no el de un mensaje.',
    'Su visto bueno no crea ningún código. Solo permite que Recursos Humanos lo cree, y el registro muestra quién lo pidió y quién dio el visto bueno.',
    'Si nadie da el visto bueno, la solicitud vence a los 7 días y no cambia nada.',
  ],
  erasable: [
    'Para borrar los datos de alguien hacen falta dos personas de Recursos Humanos. Una lo pide y dice por qué, y la otra lo confirma en un plazo de 14 días.',
    'Se borran los nombres, los datos de contacto y la forma de iniciar sesión. Las fechas, las versiones y las cantidades se conservan, para que los informes anteriores sigan cuadrando.',
    'El borrado no se puede deshacer. No llega a las copias de seguridad, a los paquetes de evidencia ni a los archivos que alguien descargó.',
  ],

  overview: [
    'Esta página sirve para las reuniones: cuántas personas están al día, quiénes requieren atención y cómo han cambiado las cifras.',
    'Cada cifra lleva a la lista de las personas que cuenta.',
    'Recursos Humanos y auditoría pueden elegir un día anterior, y verlo con las correcciones que se hicieron después o como se informó entonces.',
  ],
  period: [
    'Use esta página cuando alguien pregunte qué pasó en un trimestre o en un año. Elija el primer y el último día, o uno de los períodos que están debajo.',
    'La suma empieza con las cifras del día anterior al primero y termina con las del último. Las cifras de cada uno de esos dos días coinciden con el informe de ese día.',
    'Si después se corrige el registro, las cifras cambian. Para verlas como eran, elija “Como se informó ese día” en Más filtros.',
  ],
  matrix: [
    'Use esta lista cuando alguien pregunte qué ha hecho una persona, un equipo o un centro a lo largo de los años. La última columna tiene el historial de cada persona.',
    'Aquí no se cambia nada. Abra un nombre para ver su registro.',
  ],
  departments: [
    'Use esta página para ver dónde hace falta ayuda. Abra un centro y verá un informe solo de ese centro.',
    'Desde el informe de un centro, Recursos Humanos puede abrir todas las versiones de sus datos, ver quién publicó cada una y comparar dos. Solo las personas responsables del contenido las cambian.',
    'En un grupo pequeño, una sola persona cambia mucho el porcentaje. Vea quiénes son antes de sacar conclusiones.',
  ],
  expiring: [
    'Revise esta página más o menos una vez al mes, y reserve tiempo para las personas a quienes se les va a vencer la orientación.',
    'Esas personas también reciben recordatorios, a menos que Recursos Humanos los haya desactivado. Las reglas dicen con cuánta anticipación pueden renovar.',
  ],
  exceptions: [
    'Revise esta página antes de que termine una exención, un plazo ampliado o una licencia, y decida si todavía se justifica.',
    'Para cambiar una excepción, abra la página de la persona. Ahí corrija la anotación o registre el regreso.',
    'El motivo de una licencia no se guarda nunca.',
  ],
  'data-problems': [
    'Cada fila dice qué hacer. Abra la página de la persona y corrija ahí el dato. La fila desaparece sola.',
    'Empiece por las fechas que faltan. Sin ellas no hay fecha límite, y nadie recibe recordatorios.',
  ],
  leavers: [
    'Use esta lista cuando alguien pregunte qué había terminado una persona que ya no trabaja aquí.',
    'El registro se conserva aunque la persona se haya ido, hasta que dos personas de Recursos Humanos lo borren.',
    'Si la persona regresa, continúa el mismo registro, y lo que terminó todavía puede contar.',
  ],
  versions: [
    'Use esta página para mostrar qué versión de la política aprendió cada persona.',
    'Cuando una versión nueva cambia algo importante, el personal tiene hasta cierta fecha para leer la actualización. Mientras tanto, lo que terminó sigue contando.',
    'Recursos Humanos y auditoría pueden abrir cada versión tal como se mostró, en Ediciones.',
  ],
  differences: [
    'Abra esta página cuando un informe impreso anterior no coincida con lo que ve ahora. Elija el día de ese informe.',
    'Verá a todas las personas cuyo estado cambió y qué se registró después. Tanto las anotaciones anteriores como las nuevas quedan registradas.',
  ],
  views: [
    'Una vista guarda los filtros, no las personas. Cada vez que la abre, muestra a quienes cumplen con ellos ese día.',
    'Puede llegar por correo cada día laborable, cada semana o cada mes. El correo trae una cantidad y un enlace, sin nombres.',
  ],
  evidence: [
    'Un paquete muestra quién tenía que hacer la orientación en cierto día, qué versión terminó cada persona y cuándo, por qué algunas personas no la terminaron y qué se mostró al personal. Se puede leer y comprobar sin este servidor.',
    'Recursos Humanos crea uno cuando alguien de fuera pide evidencia. Tarda un poco, y mientras tanto se puede cerrar la página.',
    'Envíe la huella del paquete (SHA-256) por un medio distinto. Así, quien lo recibe puede comprobar que el paquete es de su organización y que nadie lo cambió.',
    'Ningún paquete incluye las respuestas que alguien eligió, su práctica, cuánto tardó ni cómo prefirió leer.',
    'Un paquete entregado ya no se puede retirar. Si después se borra el nombre de una persona, el paquete lo conserva.',
  ],
  work: [
    'Abra una tarea para ver cuánto falta, detenerla o abrir el resultado.',
    'Si detiene una importación, lo que ya se registró queda registrado.',
    'Si detiene una tarea para muchas personas, lo que ya se hizo queda hecho. Durante un día puede seguir con las demás.',
    'Un archivo de informe grande se guarda un día, y solo puede descargarlo quien lo pidió.',
  ],

  course: [
    'Las personas responsables del contenido se encargan de los datos de los centros y de los textos. Recursos Humanos decide las reglas. Usted ve las páginas que sus roles le permiten abrir.',
    'Las lecciones vienen con el programa. Aquí no se pueden cambiar.',
  ],
  policy: [
    'Cambie la redacción de una cláusula o agregue una, en inglés y en español. Cada cambio dice si es importante o menor, y por qué. Después envíe todo el borrador a otra persona responsable del contenido. Se publica cuando esa persona lo aprueba. Si no hay otra, usted lo publica sin otra aprobación, y la política lo dice.',
    'Se rechaza, hasta donde el programa puede notarlo, un texto con el que el personal podría entender que no debe reportar, que debe esperar o que debe pedir permiso. Tampoco se acepta un texto que diga que se guarde una imagen, se prometa secreto, se pidan detalles, se enfrente a alguien o se registren las cosas de una persona joven. Quien aprueba el borrador también lo lee con ese fin. Los avisos de estilo son solo sugerencias.',
    'Cuando el cambio es importante, quienes ya terminaron la orientación tienen 30 días para leer lo que cambió y responder unas preguntas. Su orientación y su certificado quedan como están. Para quien no inicia sesión, Recursos Humanos imprime una hoja desde la página de la persona y registra la firma.',
    'Cada versión queda registrada. Para deshacer un cambio, use otra vez el texto del curso y publique.',
    'Descargue la política en PDF o en Word, con los datos de un centro o de todos. El personal descarga la suya en la página de la política. Tiene los pasos del centro, así que guárdela donde solo la vean el personal y auditoría.',
  ],
  clauses: [
    'Use esta página cuando alguien pregunte cómo se pone en práctica una cláusula de la política. Cada fila lleva a las lecciones, las preguntas y las páginas.',
    'Si a una cláusula le falta una lección, preguntas en la prueba final o una función del programa, la página lo dice al principio.',
    'Los enlaces llevan solo a páginas que sus roles le permiten abrir. Aquí no se cambia nada.',
  ],
  sites: [
    'Escriba a quién debe llamar el personal en cada centro, revise la vista previa y publique los datos. El personal no ve los borradores.',
    'Antes de publicar, la vista previa muestra cada línea que cambia, cuántas personas dejan de esperar los datos y a qué lecciones, historias, impresos y paquetes afecta el cambio. Si usted también trabaja en Recursos Humanos, ve los nombres de esas personas.',
    'Elija el día en que los datos entran en vigor. Hasta entonces, el personal ve los que están vigentes ahora. Ese día, las lecciones y la tarjeta pública cambian solas. Imprima entonces tarjetas nuevas y reemplace los paquetes que tienen los datos anteriores.',
    'Su organización puede exigir el visto bueno de una segunda persona. En ese caso, una persona responsable del contenido propone los datos, y otra da su visto bueno o los devuelve con un motivo.',
    'Escriba una sola vez lo que es igual en todas partes, en “Lo que es igual en todos los centros”. Cada centro usa esos datos en las casillas que deja vacías y conserva los que escribe en las demás. Si publica desde hoy un número de teléfono nuevo, también lo reciben de inmediato los centros que tienen una versión programada.',
    'Revise los números del centro cada 90 días: llame y compruebe. No haga llamadas de prueba al 911, al 988 ni a una línea de ayuda.',
    'Vincule cada función con la persona que la cumple. Si esa persona se va, está de licencia o cambia de puesto, el personal deja de ver el número de esa persona ese mismo día, y usted lo ve en Inicio.',
    'Si un número de teléfono cambia antes de que entre en vigor una versión programada, use “Cambiar un número de teléfono”. El personal ve el número nuevo hoy mismo, y también queda en la versión programada. Sirve para las personas a quienes llama el personal, los números locales del centro y el apoyo para el personal. En “Lo que es igual en todos los centros” también puede hacerlo para los números de todos.',
    'Cada versión publicada queda registrada. En “Todas las versiones” puede ver qué vio el personal en cualquier día, y comparar dos versiones. Una versión se puede cancelar antes de que entre en vigor. Para retirar una que ya está vigente, publique otra.',
  ],
  contacts: [
    'Compare cada línea con su página oficial cada 90 días y registre la revisión. No haga llamadas de prueba al 911, al 988 ni a una línea de ayuda.',
    'Llame cada 90 días a los números propios de cada centro: los locales y los de las personas designadas, de la persona de respaldo, de la persona a quien acudir si la preocupación es sobre la persona designada, y del apoyo para el personal. Registre lo que encontró. Su respuesta queda registrada de inmediato. Si registró una llamada por error, anúlela en “Llamadas registradas”. Si nadie contesta o el número cambió, se abre el formulario del centro en ese campo, y ese mismo día todas las personas responsables del contenido reciben un correo.',
    'Algunas líneas cambian solo con una versión nueva del curso. Las demás las puede cambiar usted: propone un cambio, y otra persona responsable del contenido lo confirma.',
    'Si le da otro nombre a una línea, escriba cómo se la nombra en una oración, en inglés y en español. Escriba solo el nombre, sin condiciones. Las lecciones, las preguntas y las historias lo usan, pero siguen diciendo lo mismo sobre la línea. Cambie el nombre o el número solo si la línea sigue haciendo lo mismo.',
    'Un cambio confirmado aparece de inmediato en la tarjeta, en las lecciones y en los paquetes nuevos. Los paquetes ya entregados conservan el número anterior hasta que usted los reemplace.',
    'Cada revisión y cada cambio quedan registrados. Para deshacer un cambio, use otra vez la línea del curso. Al final de la página, elija un día para ver qué números vio el personal.',
  ],
  practices: [
    'Cada 90 días, un equipo repasa en cinco minutos una historia inventada: qué haría usted ahora, a quién llamaría y qué pasaría esta noche. Se trabaja con las personas, los números y los pasos del propio centro.',
    'Haga la práctica desde la pantalla o imprima la historia. Después registre el día, quiénes participaron y qué hay que corregir.',
    'En el registro solo están quienes participaron y quisieron que constara. No dice quién faltó ni quién salió.',
    'Nunca escriba sobre un caso real ni sobre una persona joven. Si alguien cuenta un caso real, detenga la práctica, avise de inmediato a la persona designada y llame al SCR.',
  ],
  groups: [
    'Primero elija a quién se avisa en cada centro: al personal clínico y a otras personas que deben recibir el aviso. Se eligen de su lista de personal. Si en otros centros trabajan más de 500 personas, solo aparece el personal del centro: para elegir a alguien más, registre antes un segundo puesto en este centro.',
    'Anuncie un grupo en cuanto se sepan las fechas. Las personas de la lista reciben un correo con un enlace para confirmar. Quienes no tienen correo confirman al iniciar sesión, o firman una hoja y usted lo registra, incluso después de la última fecha.',
    'Un grupo aparece marcado aquí y en Inicio si se anunció demasiado tarde, si alguien no lo ha confirmado o si ya no trabaja aquí nadie del personal clínico que recibió el aviso. Queda registrado, y un paquete de evidencia muestra a quién se le anunció el grupo, cuándo y quién lo confirmó.',
    'Si cambia una fecha, todas las personas tienen que confirmar otra vez. Si solo cambia una fecha posterior, lo que confirmaron sobre la primera sigue contando. El archivo para el calendario tiene el nombre neutral y las fechas, y no nombra a nadie. Las fechas que se quitaron aparecen como canceladas. Si usted quita a alguien de la lista del centro, o alguien ya no dirige un grupo, esa persona recibe un correo que quita de su calendario las fechas de los grupos que no han comenzado. Quien está de licencia sigue en la lista.',
    'Nunca escriba aquí nada sobre una persona joven. Si le preocupa alguien, avise de inmediato a la persona designada y llame al SCR.',
  ],
  rules: [
    'Escriba un borrador, revise la vista previa y publíquelo. La vista previa dice a quién le cambiaría el estado o la fecha límite, y qué otras cosas cambiarían o no.',
    'Las reglas nuevas se aplican desde el día en que entran en vigor. No cambian los informes de días anteriores, y lo que ya se terminó sigue terminado.',
    'Si se trata de una sola persona, no cambie las reglas. En su página, dele más plazo o una exención, o asígnele la orientación si ninguna regla lo hace.',
    'Las reglas publicadas no se pueden borrar. Para volver atrás, publique otra vez las anteriores.',
  ],
  statuses: [
    'Use esta página cuando alguien pregunte por qué tiene cierto estado. La página de cada persona da el motivo con sus fechas.',
    'Las mismas reglas valen para todas las personas, en la pantalla, en los archivos y en los paquetes de evidencia.',
  ],
  understanding: [
    'Use esta página para decidir qué repasar con sus equipos y qué preguntas escribir de otra manera.',
    'Solo cuenta el primer intento de la prueba final. La práctica, los intentos posteriores y los paquetes no entran en estas cifras.',
    'Las respuestas se muestran en grupos de cinco o más. Usted no puede ver qué eligió cada persona.',
    'Una pregunta que se escribe de otra manera empieza otra vez desde cero.',
  ],
  followUps: [
    'Use esta página antes de una reunión de equipo: dice qué pasos recuerda menos el personal un tiempo después de la orientación, y qué repasar.',
    'El personal recibe las preguntas por correo, con un enlace que no pide iniciar sesión. Quienes no tienen correo las encuentran en su página de inicio. Cada vez se envía un solo correo, sin recordatorio, y no responder no tiene consecuencias.',
    'Las respuestas se muestran en grupos de cinco, de todos los centros juntos. Usted no puede ver quién respondió, quién no, ni quién desactivó las preguntas.',
    'Solo reciben las preguntas quienes tomaron el curso aquí. Puede desactivarlas para todo el personal en Recordatorios.',
  ],
  passMark: [
    'La página empieza por lo que pasa cuando cambia el mínimo para aprobar. Quienes ya terminaron no pierden nada, y las pruebas finales que ya están abiertas conservan su mínimo.',
    'Una hoja explica el porqué del mínimo para aprobar. Personas que conocen el trabajo estiman, para cada pregunta, cuántas de cien personas que saben apenas lo necesario la responderían bien. Se conoce como método de Angoff modificado.',
    'Abra una hoja y agregue al panel al menos a tres personas, identificadas por su función. Es mejor que sean cinco o más. No escriba nombres.',
    'Una hoja no cambia quién aprueba. Una vez cerrada, queda en el libro de registro y no se puede cambiar.',
    'Solo una versión nueva del programa puede cambiar quién aprueba. Antes de actualizar, “npx csec compare OLD.zip NEW.zip” dice qué cambiaría y para quién. La página tiene todos los comandos.',
  ],
  editions: [
    'Use esta página para mostrar, palabra por palabra, lo que vio el personal en cierto momento.',
    'Aquí no se puede cambiar ni borrar nada. Esta página no dice qué respondió cada persona.',
  ],

  packages: [
    'Cree un paquete si el personal toma el curso en otro sistema de aprendizaje (LMS). Envíelo a quien administra ese sistema, junto con la carpeta para administración.',
    'Cada paquete se prueba antes de que usted pueda descargarlo. Durante la prueba puede salir de la página. Si algo falla, recibe los motivos en lugar del archivo.',
    'Lo que el personal termina ahí permanece en el LMS hasta que Recursos Humanos lo importe.',
    'Un paquete entregado ya no se puede retirar. Cuando hay cambios en el curso, en los datos del centro, o en el nombre, el logotipo o el color de su organización, Inicio dice qué paquetes hay que reemplazar.',
  ],
  receipts: [
    'Use esta página si alguien terminó un paquete y el LMS no lo muestra.',
    'Leer un código no registra nada. Para que cuente, importe del LMS la lista de quienes terminaron.',
  ],

  settings: [
    'Lo que se configura aquí vale para toda la organización. Usted ve lo que sus roles le permiten abrir.',
    'El registro de auditoría anota cada cambio y quién lo hizo.',
  ],
  reminders: [
    'Elija qué se envía, a quién y cuándo. Lo demás es automático.',
    'Nadie recibe dos recordatorios sobre su propio curso en menos de dos días.',
    'Un mensaje que ya se envió no se puede retirar, y no se puede ver si alguien lo leyó.',
  ],
  messages: [
    'Empiece por los mensajes que no llegaron y por los que esperan a que usted los entregue.',
    'Al detener un mensaje se detiene solo ese. Los recordatorios que vengan después se envían igual.',
    'No se puede ver si alguien leyó un mensaje.',
  ],
  texts: [
    'Abra un mensaje para escribirlo con sus propias palabras. Puede volver al texto original cuando quiera.',
    'Las líneas sobre el 911 y sobre a quién avisar quedan en todos los mensajes, escriba lo que escriba.',
    'No ponga nombres ni el tema en el asunto. Se ve en la pantalla bloqueada del celular.',
  ],
  roles: [
    'Busque a la persona y asígnele un rol o quíteselo. Asigne solo los roles que hacen falta.',
    'A la persona se le cierra la sesión, y tiene el rol nuevo cuando vuelve a entrar. Tanto esa persona como todo el equipo de administración reciben un aviso.',
    'Tenga al menos dos personas en administración, para que siempre haya alguien que pueda ayudar.',
    'Cada rol que se asignó o se quitó queda registrado.',
  ],
  singleSignOn: [
    'Quien administra el servidor lo conecta primero con el proveedor de su organización. Después, elija aquí cómo se identifica a cada persona en la lista de personal.',
    'Pruebe la conexión antes de avisar al personal. Las contraseñas y los códigos impresos sirven como antes.',
    'Si alguien todavía no tiene otra forma de entrar, Recursos Humanos confirma su primer acceso.',
  ],
  secondStep: [
    'Con un segundo paso, una contraseña robada no alcanza para abrir los registros de otras personas.',
    'Configure primero el suyo. Después elija una fecha que deje una o dos semanas de margen, y avise a todas las personas.',
  ],
  organization: [
    'El nombre de la organización está en las páginas, los certificados, las tarjetas, los paquetes y los correos. Los certificados y paquetes que se crearon antes conservan el nombre que tenían.',
    'La zona horaria decide cuándo empieza y termina un día en los registros.',
    'Si se necesita el visto bueno de una segunda persona, los datos de un centro se publican sin ese visto bueno solo cuando nadie más con el rol de responsable del contenido puede iniciar sesión. Así consta en el registro.',
  ],
  branding: [
    'Vea cómo queda un color antes de guardarlo. Si el texto no se puede leer con ese color, usamos uno más oscuro o más claro, y la página dice cuál.',
    'El logotipo y el color aparecen de inmediato en todas las páginas, y en los paquetes y certificados que se creen desde ahora. Los anteriores no cambian. Inicio dice qué paquetes hay que crear de nuevo.',
    'Imprima otra vez las tarjetas de bolsillo y los carteles para que lleven el logotipo.',
  ],
  retention: [
    'Elija los plazos, vea qué se borraría y después guarde. Lo que se borra no se puede recuperar aquí.',
    'El libro de registro y los certificados no se borran.',
    'Ningún registro se borra de forma automática porque la persona se haya ido. Lo borran dos personas de Recursos Humanos, un registro a la vez.',
  ],
  webhooks: [
    'Cree un token para cada sistema, solo con lo que necesita. Usted lo ve una sola vez. Quite el acceso cuando el sistema ya no lo necesite, o si es posible que otra persona haya visto el token.',
    'Los avisos llevan identificadores, números de empleado, estados y fechas. Nunca llevan nombres, respuestas ni puntajes.',
    'Si un aviso falla, el servidor lo intenta de nuevo durante unos tres días, con esperas cada vez más largas. Corrija el problema en el otro sistema y después envíe de nuevo los avisos que fallaron.',
    'Pida a quien administra el servidor que desactive un webhook cuando el otro sistema ya no lo necesite.',
  ],
  audit: [
    'Use este registro para averiguar qué pasó, por ejemplo, si alguien perdió un celular o se usó mal una cuenta.',
    'Nadie puede cambiar una entrada. Las antiguas se borran cuando se cumple el plazo que está en “Conservación de datos”.',
    'Cada persona puede leer las entradas que la mencionan. También se anota lo que usted descarga.',
  ],
  ledger: [
    'Cada día, el servidor firma el punto donde termina el libro. Ese punto firmado se llama cierre. Quien guarda un cierre puede saber después si cambió algo de lo anterior.',
    'Revise todo el libro una vez al mes, y antes de entregar evidencia a alguien.',
    'Nada de lo que se hace en esta página cambia un registro.',
  ],
}

const guides: Messages['help']['guides'] = {
  role: (roles) => `Para: ${roles}.`,
  and: ' y ',
  roles: {
    supervisor: 'supervisión',
    'site-hr': 'Recursos Humanos de un centro',
    hr: 'Recursos Humanos',
    steward: 'responsables del contenido',
    auditor: 'auditoría',
    administrator: 'administración',
  },
  picture: (part) => `La página “${part}”`,
  panelShown: 'Una página con sus notas abiertas',
  asShown: 'Cada página de los registros tiene estas notas en “Cómo funciona”.',
  pages: {
    person: 'La página de una persona',
    change: 'Un cambio o una corrección',
    search: 'Buscar',
    branding: 'Logotipo y color',
    statuses: 'Cómo se decide cada estado',
  },
  hr: {
    title: 'Guía para Recursos Humanos',
    lead: 'Para qué sirve cada página, qué se hace ahí, qué pasa después y qué no se puede deshacer. También están las páginas de quienes supervisan, auditan o administran. Cada título dice quién puede abrir la página.',
  },
  steward: {
    title: 'Guía para responsables del contenido',
    lead: 'Usted se encarga de lo que el personal aprende en sus centros: a quién llamar y qué dicen los mensajes. No ve el registro de nadie.',
  },
  lms: {
    title: 'Guía para quien administra el LMS',
    lead: 'Cómo subir un paquete del curso a su sistema de aprendizaje (LMS) y cómo probarlo. Cada paquete trae una carpeta para administración con estas mismas páginas, adaptadas a ese paquete y con más detalle.',
    picture: 'El curso en un LMS',
    question: 'Una pregunta del curso en un celular',
    finished: 'La última página, cuando alguien terminó el curso',
    settings: 'Configuración para cada LMS',
  },
}

export const help: Messages['help'] = { title: 'Cómo funciona', panels, guides }
