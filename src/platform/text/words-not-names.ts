/** Words of roles. Next to a person's name they say what the person does: "Director Maya Lopez". */
export const ROLE_WORDS: ReadonlySet<string> = new Set(
  `administrador administradora administrator advisor advocate aide analyst asesor asesora asistente assistant
   attendant auxiliar captain caretaker caseworker chaplain chief clinician coach consejera consejero coordinador
   coordinadora coordinator counselor deputy director directora doctor driver educador educadora educator
   encargada encargado enfermera enfermero facilitador facilitadora facilitator fellow gerente guard instructor
   interim intern jefa jefe leader liaison maestra maestro manager mentor monitor navigator nurse officer
   operator organizer pediatrician physician president principal psicologa psicologo psiquiatra psychiatrist
   psychologist recepcionista receptionist recruiter representative responder secretary specialist superintendent
   supervisor supervisora teacher technician terapeuta therapist trabajador trabajadora trainer tutor voluntaria
   voluntario volunteer worker`.split(/\s+/),
)

/** Words of a place, an organization or a team: "Mary Robinson House" names nobody. */
export const PLACE_WORDS: ReadonlySet<string> = new Set(
  `academy agencia agency alianza alliance apartamento apartment apartments area asociacion assembly association
   authority avenida avenue bank barrio board boulevard bridge building bureau cafe calle camp campamento campus
   care casa cathedral center centre centro chapel chapter charter children church city clinic clinica clinical
   club clubs coalition cocina colegio collaborative college comedor comite commission committee community condado
   consejo corporation corps council county court courthouse creek crew crossing departamento department desk
   district distrito division dorm dormitorio drive drop edificio elementary emergency entrada entrance equipo
   escuela estate expressway farm ferry fire floor forest foundation freeway front fund fundacion gallery garage
   garden gardens gate group grupo guardia gym hall health heights high hill hogar home homes hospital hotel
   hotline house housing iglesia inc inn institute instituto intake island junction kitchen lab laboratorio
   laboratory lake lane lead league library line linea llc lobby lodge lounge luther mall manor meadow meadows
   medical ministries ministry mission municipio museum network north office oficina organizacion park parkway
   parque partnership patio pavilion pier pines piso place plan playground plaza point police pool post precinct
   prevention program programa programs project proyecto psychiatric puerta recepcion red refugio region
   rehabilitation residence residences residencia residencial resource resources ridge river road room rooms sala
   salon school schools seccion section senior service services servicio servicios shelter shore site social
   sociedad society south square stadium staff station street studio studios suite taller team teatro terrace
   theater tower towers township transit treatment trust tunnel turno turnpike unidad unit universidad university
   valley village ward wing works ymca youth ywca`.split(/\s+/),
)

/** Before a name, they make it a place's: "St. Joseph", "Casa Elena", "Calle Juan Bosch". */
export const OF_A_PLACE: ReadonlySet<string> = new Set(
  `av avenida calle camp cape casa centro ciudad clinica colegio condado edificio escuela fort ft fundacion hogar
   hospital iglesia la lake las los mount mt parque plaza port residencia saint san santa santo st the
   universidad`.split(/\s+/),
)

/**
 * Other words that begin with a capital in the name of a role, a program, a group or a place, with weekdays, months, and
 * counties and towns of New Jersey. Some of them are surnames, too, so they count only where no usual first name is.
 */
export const TITLE_WORDS: ReadonlySet<string> = new Set(
  `a abril absecon abuse account accounts acompanamiento act action activities activity administration
   administrative admission admissions adobe adolescent adoption adult adults after afternoon afternoons
   afterschool agosto ajedrez al alert all alternate always amber amboy ambulance america american amigas amigos an
   and android anger animal animals anti apoyo apple april arabic art arte artes arts asbury ask asleep assault
   assessment associate at athletics atlantic august autoestima autumn avise awake awareness awesome baby back
   backup balance band barnegat baseball basketball bayonne bayville before beginning behavior behavioral being
   belleville belmar bergen best better beyond bicycle bienestar big bike billing black bloomfield blue boardwalk
   body book books boonton bordentown bound bowling boxing boy boys branch brave breakfast breathe brick bridges
   bridgeton bridgewater brigantine bright brighter brillante brillantes brilliant bring bronx brooklyn brother
   brothers brunswick budget buildings burlington bus business busque butterfly buy by call calm cambie cambio
   camden camino canto canvas card career careers caring carteret case cell central certified chair chairperson
   champions change changers chat check cherry chess child childhood chinese choice choices choir christmas chrome
   chromebook circle circles circulo civil clase clases class classroom clay clean clear clerical clerk clifton
   climbing clinico close closet clothing coding coffee collingswood colombia color comfort coming commercial
   common communication communications compliance compre computer comunidad con conference confianza confidence
   connect connected connection connections contact contract conversation cooking cool coping copy cornerstone
   craft crafts cranford creative creol creole crimes crisis cuidado culture cumberland custodian custody customs
   daily dance dancing danza data dating day days daytime de debate december decision defense del delaware deluxe
   dental deporte deportes deptford derechos desarrollo design development dia dias diciembre dietary diga digital
   dinner direccion direct disability discovery diversion diversity domestic domingo domingos dominican dominicana
   dover dream dreamers dreams drug drum dungeons duty early east easter eastern ecuador edison education egg eight
   ejecutiva ejecutivo el electronic elizabeth elmwood emergencias employment empoderamiento empower empowered
   empowerment encuentro enero enforcement engagement engineer england englewood english enrichment environmental
   equity espanol esperanza essex estados este estudiantes estudio evaluation evening evenings every evesham
   evidence ewing excel executive exercise exploitation explorers explotacion extra eye face facebook facilities
   facility fair fairfield faith fall familia familias families family fashion father fathers febrero february
   federal feelings field film fin finance financial find fine first fiscal fitness five fix flag flemington flight
   flower focus food football for force forward foster founder four fourth franklin free freedom freehold french
   fresh friday fridays friend friends friendship from fun futbol future futures futuro futuros galloway game games
   garfield general get girl girls give giving glassboro glen global gloucester gmail goal goals good google
   graduation grants gray great green grief ground grounded growing growth guatemala guidance habilidades
   hackensack hackettstown haddon haddonfield haiti hallway hamilton hammonton hand hands hang happy harbor
   harrison hazlet head healing healthy heart hearts help helping here heritage hermanas hermanos hiking
   hillsborough hillside history hoboken holiday holidays holly holmdel homeland homework honduras hope hora
   horizons horse horses hotlines hour hours housekeeping howell hudson human hunterdon identity if imagine improv
   in inclusion independence independent infantil infection information ingles initiative inner innovation inside
   inspire instagram integrated intensive international internet intervention investigations investigator invierno
   ipad iphone irvington jackson jamaica january jardin jersey job journal journaling journey jovenes joy judge
   judicial juego juegos jueves julio july june junio junior juntas juntos justice juvenil juvenile keansburg
   kearny keep key keyport kickball kids kindness king kings knitting know knowledge lakewood language last laundry
   law lawn lawrenceville leaders leadership learn learning legal leisure lessons let liberty licensed liderazgo
   life light lights linden lindenwold lines lions listening little live living livingston llame local lodi long
   look lost love lower lunch lunes luz lyndhurst magic mahwah main maintenance make making male management
   managing manahawkin manalapan manana manchester manhattan manualidades maplewood march marketing marlboro
   marlton martes marzo matawan maternity math matters may mayo media mediacion mediation medicaid meditation
   meeting men menores mens mental mente mentoring mentors mercer metuchen mexico microsoft middle middlesex
   middletown miercoles millburn millville mindful mindfulness missing mobile mock moms monday mondays money
   monmouth montclair month monthly moodle moorestown morning mornings morris morristown mother mothers motion move
   movement movie movies moving mujeres municipal music musica my national natural nature navigation neglect
   neighborhood new newark newton next night nights nighttime nine no noche noches nonprofit noon norte northern
   northfield not november noviembre nuestra nuestro nueva nuevas nuevo nuevos nursing nutley nutrition o
   occupational ocean october octubre oeste of old on one ongoing open operating operations opportunity option
   options or orange order orientation other otono our outdoor outer outlook outpatient outreach overnight own
   paint painting para paramus parent parenting parents parsippany passaic paterson pathway pathways patient
   paulsboro payroll paz peace peer peers pennsauken pennsylvania people pequenos perform performcare permanency
   permanent person persona personal personas perth peru philadelphia phillipsburg phoenix phone photo photography
   physical pida pink pintura piscataway plainfield planificacion planning play pleasantville poder poetry policy
   ponga por portuguese positive possibilities postal pottery power powerpoint practice practitioner pregnant
   premium prep preschool prevencion pride primary primavera primer primera princeton print privacy probation
   procurement professional prom promise prosecutor proteccion protection protective psychology public puerto
   purchasing purple put quality queens quiet quilt rahway rainbow ramsey randolph raritan reach reading ready real
   records recovery recreation recursos reentry referral reflection regional registered relations relationship
   relationships relief remind repair replace report reporting republic republica research residential resilience
   resilient respaldo respect respite response restorative resume review revise rico ridgewood rights rise rising
   risk roots rose roselle runaway runners running rutgers rutherford sabado sabados safe safer safety salem salud
   salvador sanctuary saturday saturdays sayreville scheduling science screening season secaucus second secure
   security segunda segundo seguridad self semana send sensory september septiembre set seven sewing sexual share
   sharing sheriff shift shine shining show shower silver sister sisterhood sisters sit six skate skill skills
   sleep small smart snapchat soccer sociales softball software solutions somerset somerville song songs soul
   southern space spanish speak special spirit spiritual sport sports spotswood spring stafford standby star
   starlight stars start state staten states statewide step steps stitch stories story strategic strength strengths
   stress strong stronger student students study substance success suenos summer summit sun sunday sundays sunrise
   sunset sunshine support supports sur surf survivor sussex swim swimming systems table tai take talent talk
   talking tarde tardes tea teams teaneck tech technical technology teen teens telehealth tell temporary ten tennis
   terapia tercer tercera test that them therapeutic therapy these thinkers third this those three thursday
   thursdays tiktok tinton to today together tomorrow toms tonight totowa touch town track trades trafficking
   training transition transitional transport transportation trata trauma travel tree trees trenton triage trial
   trip triumph truth tuesday tuesdays tutoring two un una under unidas unidos union united unity up update upper
   upward use utilization vehicle ventnor verano vernon verona vice victim victims victory vida video viernes
   vineland vision visions visitation visiting vocational voces voice voices volleyball voorhees voz waiting walk
   walking wall wallet wallington warehouse warm warren warriors water wayne we wednesday wednesdays week weekday
   weekdays weekend weekends weekly welcome wellness west western whatsapp when who wildwood willingboro windows
   wings winslow winter wise with within woman women womens wonder wood woodbridge woodbury word words work workday
   workforce working workshop world worship writers writing y yard yoga york you young your youtube zen zone zoom
   zumba`.split(/\s+/),
)

/** What's called after people, without naming anybody. */
export const CALLED_AFTER_PEOPLE =
  /\b(?:martin luther king|robert wood johnson|adam walsh|johnson (?:&|and) johnson|wells fargo|santa claus|ben (?:&|and) jerry[’']s|(?:trader joe|papa john|macy|wendy|denny|kohl)[’']s|(?:john|jane) doe|miranda (?:rights|warning)|hurricane \p{L}+|christian (?:church|faith|ministry|music|school|values)|elizabeth(?= (?:and perth|branch|desk|lead|line|night|office|police|program|shift|site|staff|team)\b)|(?<=\b(?:at|en|from|in|near) )elizabeth\b|love146)(?!\p{L})/giu
