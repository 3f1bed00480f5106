<?php
//! package: php-symfony-mailer
//! loads: Symfony/Component/Mailer/autoload.php
//! waits: unaccepting=connect mute=response
//# bare
use Symfony\Component\Mailer\Envelope;
use Symfony\Component\Mailer\Transport\Smtp\EsmtpTransport;
use Symfony\Component\Mime\Address;
use Symfony\Component\Mime\RawMessage;

$transport = new EsmtpTransport(getenv('PEER_HOST'), (int) getenv('PEER_PORT'), false);
$transport->send(new RawMessage('a'), new Envelope(new Address('a@example.org'), [new Address('b@example.org')]));

//# bounded.set-timeout
use Symfony\Component\Mailer\Envelope;
use Symfony\Component\Mailer\Transport\Smtp\EsmtpTransport;
use Symfony\Component\Mime\Address;
use Symfony\Component\Mime\RawMessage;

$transport = new EsmtpTransport(getenv('PEER_HOST'), (int) getenv('PEER_PORT'), false);
$transport->getStream()->setTimeout(2);
$transport->send(new RawMessage('a'), new Envelope(new Address('a@example.org'), [new Address('b@example.org')]));
