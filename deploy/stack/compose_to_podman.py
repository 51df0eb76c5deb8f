#!/usr/bin/env python3
"""Prints the arguments of `podman run` that one service of a compose file means, or its health check's command, quoted for a shell.

    compose_to_podman.py FILE SERVICE [health]

Variables come from the environment. What it does not know it refuses, so that nothing of the file is silently left out. The order of
services (depends_on), their images (build) and health are the caller's.
"""
import json
import os
import re
import shlex
import sys

import yaml


def fill(value):
    """Puts variables in: ${NAME:-default}, ${NAME-default}, ${NAME:?message}, ${NAME}."""
    if isinstance(value, dict):
        return {key: fill(item) for key, item in value.items()}
    if isinstance(value, list):
        return [fill(item) for item in value]
    if not isinstance(value, str):
        return value

    def variable(match):
        name, operator, rest = match.group(1), match.group(2) or "", match.group(3) or ""
        given = os.environ.get(name)
        if given is not None and (given or not operator.startswith(":")):
            return given
        if operator.endswith("?"):
            raise SystemExit(f"{name}: {rest}")
        return rest

    return re.sub(r"\$\{([A-Z_]+)(?:(:?[-?])([^}]*))?\}", variable, value)


def limits(deploy):
    most = deploy["resources"]["limits"]
    names = {"cpus": "--cpus", "memory": "--memory", "pids": "--pids-limit"}
    return [f"{names[name]}={value}" for name, value in most.items()]


def mount(project, folder, volume):
    source, rest = volume.split(":", 1)
    return os.path.join(folder, source) if source.startswith(".") else f"{project}_{source}", rest


def health(compose, name):
    test = compose["services"][name]["healthcheck"]["test"]
    return test[1:] if test[0] == "CMD" else sys.exit(f"{name}: only CMD is known here")


def arguments(compose, name, folder):
    project, service = compose["name"], dict(compose["services"][name])
    out = ["--name", f"{project}_{name}"]
    tail = [service.pop("image")] + service.pop("command", [])
    for key, value in service.items():
        match key:
            case "build" | "depends_on":
                pass
            case "entrypoint":
                out += ["--entrypoint", json.dumps(value)]
            case "environment":
                out += [f"--env={variable}={text}" for variable, text in value.items()]
            case "secrets":
                for secret in value:
                    source = os.path.join(folder, compose["secrets"][secret]["file"])
                    out += ["--volume", f"{source}:/run/secrets/{secret}:ro"]
            case "volumes":
                for volume in value:
                    out += ["--volume", ":".join(mount(project, folder, volume))]
            case "tmpfs":
                out += [f"--tmpfs={entry}" for entry in value]
            case "networks":
                for network in value:
                    out += [f"--network={project}_{network}:alias={name}"]
            case "dns_opt":
                out += [f"--dns-option={option}" for option in value]
            case "ports":
                out += [f"--publish={port}" for port in value]
            case "healthcheck":
                # Asked by the stack itself: podman's own timers need systemd.
                out += ["--no-healthcheck"]
            case "deploy":
                out += limits(value)
            case "cap_drop":
                out += [f"--cap-drop={right}" for right in value]
            case "security_opt":
                out += [f"--security-opt={option.replace(':true', '')}" for option in value]
            case "read_only":
                out += ["--read-only", "--read-only-tmpfs=false"]
            case "user" | "restart":
                out += [f"--{key}={value}"]
            case "stop_signal":
                out += [f"--stop-signal={value}"]
            case "stop_grace_period":
                out += [f"--stop-timeout={value.rstrip('s')}"]
            case "logging":
                out += ["--log-driver=k8s-file", f"--log-opt=max-size={value['options']['max-size'].rstrip('m')}mb"]
            case _:
                raise SystemExit(f"{name}: '{key}' is not known here")
    return out + tail


def main(file, name, what="run"):
    with open(file, encoding="utf-8") as text:
        compose = fill(yaml.safe_load(text))
    print(shlex.join(health(compose, name) if what == "health" else arguments(compose, name, os.path.dirname(os.path.abspath(file)))))


if __name__ == "__main__":
    main(*sys.argv[1:])
