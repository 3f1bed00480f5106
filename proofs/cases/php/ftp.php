<?php
//! package: php8.2-cli
//! waits: unaccepting=connect mute=connect ftp=response
//# bare
$ftp = ftp_connect(getenv('PEER_HOST'), (int) getenv('PEER_PORT'));
ftp_login($ftp, 'a', 'a');
$files = ftp_nlist($ftp, '.');

//# bounded.argument
$ftp = ftp_connect(getenv('PEER_HOST'), (int) getenv('PEER_PORT'), 2);
ftp_login($ftp, 'a', 'a');
$files = ftp_nlist($ftp, '.');

//# bounded.set-option
$ftp = ftp_connect(getenv('PEER_HOST'), (int) getenv('PEER_PORT'));
ftp_set_option($ftp, FTP_TIMEOUT_SEC, 2);
ftp_login($ftp, 'a', 'a');
$files = ftp_nlist($ftp, '.');
