#!/usr/bin/env python3
"""Eight clients that ask for one address, each as soon as it has its answer. Tells what came, second by second where it changed.

    load.py URL CERTIFICATE SECONDS

Every 200 has to be the same body, every other answer the service's envelope; anything else counts as broken.
"""
import collections
import http.client
import json
import ssl
import sys
import threading
import time
import urllib.parse

CLIENTS = 8


def kind(status, body, expected):
    if status == 200:
        return "200" if body == expected else "broken"
    try:
        return f"{status} {json.loads(body)['responseStatus']['errorCode']}"
    except (ValueError, KeyError, TypeError):
        return "broken"


def ask(url, certificate, until, outcomes):
    context = ssl.create_default_context(cafile=certificate)
    connection, expected = None, None
    while (begin := time.monotonic()) < until:
        try:
            connection = connection or http.client.HTTPSConnection(url.hostname, url.port, context=context, timeout=30)
            connection.request("GET", f"{url.path}?{url.query}")
            answer = connection.getresponse()
            body = answer.read()
            expected = expected or (body if answer.status == 200 else None)
            outcomes.append((begin, kind(answer.status, body, expected)))
        except (OSError, http.client.HTTPException) as failure:
            outcomes.append((begin, f"failed: {type(failure).__name__}"))
            connection = None


def main(address, certificate, seconds):
    url, start, outcomes = urllib.parse.urlsplit(address), time.monotonic(), []
    threads = [threading.Thread(target=ask, args=(url, certificate, start + float(seconds), outcomes)) for _ in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    each = collections.defaultdict(collections.Counter)
    for begin, what in outcomes:
        each[int(begin - start)][what] += 1
    for second in sorted(each):
        if set(each[second]) != {"200"} or set(each.get(second - 1, {})) != {"200"}:
            print(f"  second {second:2}: " + ", ".join(f"{count} x {what}" for what, count in sorted(each[second].items())))
    print("  in all: " + ", ".join(f"{count} x {what}" for what, count in sorted(collections.Counter(what for _, what in outcomes).items())))


if __name__ == "__main__":
    main(*sys.argv[1:])
