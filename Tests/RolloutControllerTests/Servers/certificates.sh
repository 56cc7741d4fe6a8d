#!/bin/sh
# Makes certificates for tests: certificates.sh FOLDER
#
# ca and other: two authorities; server (of localhost and 127.0.0.1), named (of metrics.internal),
# expired (of localhost) and client are signed by the first one, stranger by the other one.
set -e
cd "$1"

kind="-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes"

authority() { openssl req -x509 $kind -days 2 -subj "/CN=$1" -keyout "$1.key" -out "$1.pem"; }

signed() { # NAME AUTHORITY DAYS ALTERNATIVES
    openssl req $kind -subj "/CN=$1" -keyout "$1.key" -out "$1.csr"
    printf 'subjectAltName=%s' "$4" >"$1.ext"
    openssl x509 -req -in "$1.csr" -CA "$2.pem" -CAkey "$2.key" -CAcreateserial -days "$3" \
        -extfile "$1.ext" -out "$1.pem"
}

{
    authority ca
    authority other
    signed server ca 2 DNS:localhost,IP:127.0.0.1
    signed named ca 2 DNS:metrics.internal
    signed expired ca -1 DNS:localhost,IP:127.0.0.1
    signed client ca 2 DNS:client
    signed stranger other 2 DNS:client
    openssl pkey -in client.key -aes256 -passout pass:secret -out locked.key
} 2>certificates.log
