using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Folkmoot.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ApprovalChains : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "labels",
                table: "posts",
                type: "TEXT",
                nullable: true);

            // By hand: the tool would build the table anew outside of the transaction, and a process that is ended meanwhile would leave half of it.
            migrationBuilder.Sql("ALTER TABLE approvals ADD COLUMN person_id_kept TEXT NULL");
            migrationBuilder.Sql("UPDATE approvals SET person_id_kept = person_id");
            migrationBuilder.Sql("ALTER TABLE approvals DROP COLUMN person_id");
            migrationBuilder.Sql("ALTER TABLE approvals RENAME COLUMN person_id_kept TO person_id");

            migrationBuilder.AddColumn<Guid>(
                name: "external_id",
                table: "approvals",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "for_person_id",
                table: "approvals",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "step_id",
                table: "approvals",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "absences",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    agency_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    deputy_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    from = table.Column<long>(type: "INTEGER", nullable: false),
                    until = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_absences", x => x.id);
                    table.ForeignKey(
                        name: "FK_absences_asp_net_users_deputy_id",
                        column: x => x.deputy_id,
                        principalTable: "asp_net_users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_absences_asp_net_users_person_id",
                        column: x => x.person_id,
                        principalTable: "asp_net_users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "approval_chains",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    agency_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    chains = table.Column<string>(type: "TEXT", nullable: false),
                    changed_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_approval_chains", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "external_requests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    agency_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    post_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    step_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    token_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    created_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    used_at = table.Column<long>(type: "INTEGER", nullable: true),
                    revoked_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_external_requests", x => x.id);
                    table.ForeignKey(
                        name: "FK_external_requests_posts_post_id",
                        column: x => x.post_id,
                        principalTable: "posts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "post_steps",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    agency_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    post_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    chain = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    chain_version = table.Column<int>(type: "INTEGER", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    people = table.Column<string>(type: "TEXT", nullable: false),
                    roles = table.Column<string>(type: "TEXT", nullable: false),
                    mode = table.Column<int>(type: "INTEGER", nullable: false),
                    count = table.Column<int>(type: "INTEGER", nullable: true),
                    external = table.Column<bool>(type: "INTEGER", nullable: false),
                    escalate_after_hours = table.Column<int>(type: "INTEGER", nullable: true),
                    escalate_people = table.Column<string>(type: "TEXT", nullable: false),
                    escalate_roles = table.Column<string>(type: "TEXT", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: true),
                    escalate_at = table.Column<long>(type: "INTEGER", nullable: true),
                    escalated_at = table.Column<long>(type: "INTEGER", nullable: true),
                    done_at = table.Column<long>(type: "INTEGER", nullable: true),
                    voided_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_post_steps", x => x.id);
                    table.ForeignKey(
                        name: "FK_post_steps_posts_post_id",
                        column: x => x.post_id,
                        principalTable: "posts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_absences_agency_id_until",
                table: "absences",
                columns: new[] { "agency_id", "until" });

            migrationBuilder.CreateIndex(
                name: "IX_absences_deputy_id",
                table: "absences",
                column: "deputy_id");

            migrationBuilder.CreateIndex(
                name: "IX_absences_person_id",
                table: "absences",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "IX_approval_chains_agency_id_number",
                table: "approval_chains",
                columns: new[] { "agency_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_external_requests_post_id",
                table: "external_requests",
                column: "post_id");

            migrationBuilder.CreateIndex(
                name: "IX_post_steps_escalate_at",
                table: "post_steps",
                column: "escalate_at");

            migrationBuilder.CreateIndex(
                name: "IX_post_steps_post_id",
                table: "post_steps",
                column: "post_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "absences");

            migrationBuilder.DropTable(
                name: "approval_chains");

            migrationBuilder.DropTable(
                name: "external_requests");

            migrationBuilder.DropTable(
                name: "post_steps");

            migrationBuilder.DropColumn(
                name: "labels",
                table: "posts");

            migrationBuilder.DropColumn(
                name: "external_id",
                table: "approvals");

            migrationBuilder.DropColumn(
                name: "for_person_id",
                table: "approvals");

            migrationBuilder.DropColumn(
                name: "step_id",
                table: "approvals");

            migrationBuilder.AlterColumn<Guid>(
                name: "person_id",
                table: "approvals",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "TEXT",
                oldNullable: true);
        }
    }
}
