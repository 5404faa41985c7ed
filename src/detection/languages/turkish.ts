import type { Language } from './language';

/** `Kasılma` alone is a contraction or a cramp, `kas` a muscle or the command to tense it: they say neither. */
export const turkish: Language = {
  name: 'Turkish',
  phrases: {
    contract: [
      'kasın{,ız}|kasılın|kası kas{,ın}|kasını{,zı} kas{,ın}|{istemli,maksimal,izometrik} {kasılma,kası,efor}|istemli {aktivite,hareket}',
      'sıkın{,ız}|sıkıştır{,ın}|yumruk {yap,yapın,sık,sıkın}|yumruğunu{,zu} sık{,ın}|{elimi,parmağımı,dişlerini,dişlerinizi} sık{,ın}',
      'tutun{,uz}|{öyle,sıkı,basılı} {tut,tutun}|itin{,iz}|ittir{,in}|bastır{,ın}|diren{,in}|karşı koy{,un}|zorlayın|kuvvet uygula{,yın}',
      '{tüm,bütün} gücü{nle,nüzle}|var gücü{nle,nüzle}|olabildiğince {güçlü,sert,kuvvetli}|maksimum {kasılma,efor,kuvvet}',
    ],
    relax: [
      'gevşe{,yin,yiniz,t,tin,mek,miş,di}|gevşek|bırak{,ın,ınız,tı}|rahatla{,yın,yınız}|{rahat,serbest} {bırak,bırakın,bırakınız}',
    ],
    rest: [
      'dinlen{,in,iniz,iyor,me,mede}|dinlenme {fazı,durumu,hali}|istirahat{,te,i,  hali,  halinde}|dinlenim',
    ],
    'cramp-begins': [
      'kramp{,lar,ı,ta,  girdi,  giriyor,  başladı}|{kas,baldır,bacak} krampı|kas spazmı|spazm{,ı,  var}|kontraktür|ağrılı {kasılma,kramp}',
    ],
    'cramp-ends': ['{kramp,spazm} {geçti,bitti,çözüldü,yok,gitti,kalmadı,sonu}|krampsız'],
    stretch: ['esnet{,in,me}|{pasif,kas} {germe,gerilme}|gerdir{,in}|kası ger{,in}'],
    'in-region': ['iğne {kasta,kasın içinde,kas içinde}|palpe {ediliyor,edildi}|palpasyon{,da}|ele geliyor'],
    'muscle-hard': [
      'sert kas|kas {sert,hala sert,hâlâ sert,çok sert,taş gibi}|hala sert|baldır {sert,hala sert}|taş gibi sert',
    ],
    insertion: [
      'iğne {girdi,girişi,giriyor,batırıldı,hareketi,oynatıldı,ilerletildi,yer değiştirdi}|iğneyi {batır,oynat,ilerlet}|iğne yeri değişti',
    ],
    stimulus: ['stimülasyon|stimulus|uyaran|uyarım|elektriksel uyarı|elektrik uyarısı'],
  },
  commands: {
    contract: [
      'başla{,yın,yınız,dı,ngıç}|daha {güçlü,sert,kuvvetli,çok}|güçlü|kuvvetli|güç|kuvvet|maksimum|maksimal|efor|haydi|hadi|yumruk',
      'çek{,in}|kaldır{,ın}|bük{,ün}|yukarı|zorla',
    ],
    relax: ['durun|yeter|yeterli|bitti|bitir{,in}|mola|aşağı|indir{,in}|durdur{,un}'],
    'lean-contract': ['şimdi|tekrar|tekrarla{,yın}|bir daha|bir kez daha|devam|devam et|devam edin'],
    'lean-relax': ['teşekkürler|teşekkür ederim'],
    beside: [
      'lütfen|tamam|hazır|biraz|hafif|hafifçe|orta|yavaş|yavaşça|hızlı|iyi|çok|sn',
      'sol|sağ|ayağını{,zı}|ayak|bacağını{,zı}|bacak|kolunu{,zu}|kol|elini{,zi}|dizini{,zi}|parmağını{,zı}|parmaklar{,ını,ınızı}',
    ],
  },
  forbidding: {
    contract: ['bırakma{,yın,yınız}|gevşe{meyin,tmeyin,meyiniz}|durmayın'],
    relax: ['kasmayın{,ız}|sıkmayın{,ız}|itmeyin|bastırmayın|zorlamayın|çekmeyin|tutmayın|güç uygulamayın'],
  },
  idle: [
    'istemsiz kasılma{,lar}|kasılma yok|eklem kontraktürü|kramp eşiği|kramp {öncesi,sonrası}|kasamıyor|sıkamıyor',
    'kıpırdama{,yın,yınız}|hareket etme{,yin,yiniz}|oynatma{,yın}|sabit {dur,durun,kal,kalın}',
  ],
  things: [
    'iğne{,yi,nin,ler}|elektrot{,u,lar,lari}|düğme{,ye,si}|kablo{,lar,su,yu}|kayıt|kaydı|amplifikatör|gürültü|parazit|sensör|cihaz|sedye|empedans|kalibrasyon',
  ],
  seen: [
    'ağrı{,yor,lı,sı}|acıyor|istemsiz|spontan aktivite|fasikülasyon{,lar}|fibrilasyon{,lar}|seğirme{,ler}|seğiriyor|titreme|titriyor',
    'artefakt{,lar}|öksür{ük,dü,üyor}|hapşır{dı,ık}|konuşuyor|yutkun{du,uyor}|dokun{du,uldu,uldum}|kıpırdadı|oynadı|uyuşma|uyuşuyor|yanma',
  ],
  over: {
    surely: ['geçti|geçiyor|bitti|çözüldü|kayboldu|kesildi|erdi|sonlandı'],
    perhaps: ['sonu|bitiş|bitişi|yeter'],
  },
  fillers: ['sona|artık|şimdi|tamamen|yavaşça'],
};
