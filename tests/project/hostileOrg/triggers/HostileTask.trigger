trigger HostileTask on Task(before insert) {
    HostileAutomation.onTasks(Trigger.new);
}
