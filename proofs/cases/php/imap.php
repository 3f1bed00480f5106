<?php
//! package: php8.2-imap
//! waits: unaccepting=connect mute=response
//# bare
$mailbox = imap_open('{' . getenv('PEER_HOST') . ':' . getenv('PEER_PORT') . '/notls}INBOX', 'a', 'a', 0, 1);

//# bounded.both
imap_timeout(IMAP_OPENTIMEOUT, 2);
imap_timeout(IMAP_READTIMEOUT, 2);
$mailbox = imap_open('{' . getenv('PEER_HOST') . ':' . getenv('PEER_PORT') . '/notls}INBOX', 'a', 'a', 0, 1);

//# partial.open
imap_timeout(IMAP_OPENTIMEOUT, 2);
$mailbox = imap_open('{' . getenv('PEER_HOST') . ':' . getenv('PEER_PORT') . '/notls}INBOX', 'a', 'a', 0, 1);
