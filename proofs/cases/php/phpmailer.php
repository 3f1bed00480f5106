<?php
//! package: libphp-phpmailer
//! loads: libphp-phpmailer/autoload.php
//! waits: unaccepting=connect mute=response smtp=response
//# before
$mail = new PHPMailer\PHPMailer\PHPMailer();
$mail->isSMTP();
$mail->Host = getenv('PEER_HOST');
$mail->Port = (int) getenv('PEER_PORT');

//# bare

//# bounded.both
$mail->Timeout = 2;
$mail->getSMTPInstance()->Timelimit = 2;

//# partial.timeout
$mail->Timeout = 2;

//# after
$mail->setFrom('a@example.org');
$mail->addAddress('b@example.org');
$mail->Body = 'a';
$mail->send();
