<?php
//! package: libphp-phpmailer
//! loads: libphp-phpmailer/autoload.php
//! waits: unaccepting=connect mute=response smtp=response
//# bare
$mail = new PHPMailer\PHPMailer\PHPMailer();
$mail->isSMTP();
$mail->Host = getenv('PEER_HOST');
$mail->Port = (int) getenv('PEER_PORT');
$mail->setFrom('a@example.org');
$mail->addAddress('b@example.org');
$mail->Body = 'a';
$mail->send();

//# bounded.both
$mail = new PHPMailer\PHPMailer\PHPMailer();
$mail->isSMTP();
$mail->Host = getenv('PEER_HOST');
$mail->Port = (int) getenv('PEER_PORT');
$mail->Timeout = 2;
$mail->getSMTPInstance()->Timelimit = 2;
$mail->setFrom('a@example.org');
$mail->addAddress('b@example.org');
$mail->Body = 'a';
$mail->send();

//# partial.timeout
$mail = new PHPMailer\PHPMailer\PHPMailer();
$mail->isSMTP();
$mail->Host = getenv('PEER_HOST');
$mail->Port = (int) getenv('PEER_PORT');
$mail->Timeout = 2;
$mail->setFrom('a@example.org');
$mail->addAddress('b@example.org');
$mail->Body = 'a';
$mail->send();
